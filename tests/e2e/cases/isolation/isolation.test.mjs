// The page and the element leave each other alone, wherever the element is and however it came there.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { assertSilent, assertUnharmed } from '../../support/console.mjs';
import { content, markdown, page } from '../../support/server.mjs';
import { eventually } from '../../support/wait.mjs';
import { SHORT } from '../../support/samples.mjs';

const NARRATED = `/content/${SHORT}.md`;

inEveryBrowser('The page and the element', (site, test) => {
  const story = () => site.server.route('/a.md', markdown('---\ntitle: A story\nlang: en\n---\n\nIts words.\n'));
  const open = async (body, { head = '', html = 'lang="en"', script = '' } = {}) => {
    story();
    if (script) site.server.route('/page.js', content(script, 'text/javascript'));
    site.server.route('/page.html', page(`<!doctype html><html ${html}><head><meta charset="utf-8"><title>A page</title>${head}
      <script type="module" src="/article-widget.js"></script>${script && '<script type="module" src="/page.js"></script>'}</head><body>${body}</body></html>`));
    await site.open('/page.html');
  };
  const loads = (count) => eventually(`${count} articles`, async () => {
    const { events } = await site.seen();
    const failed = events.find(({ name }) => name === 'article-error');
    if (failed) throw new Error(JSON.stringify(failed));
    return events.filter(({ name }) => name === 'article-load').length === count;
  });

  test('comes by markup, by script, as a copy, and from another document', async () => {
    await open('<main><article-widget id="markup" src="/a.md"></article-widget><template id="t"><article-widget id="template" src="/a.md"></article-widget></template></main>', {
      script: `
        const main = document.querySelector('main');
        const made = document.createElement('article-widget');
        made.id = 'made';
        main.append(made);
        made.setAttribute('src', '/a.md');
        const copy = document.querySelector('#markup').cloneNode(true);
        copy.id = 'copy';
        main.append(copy);
        main.append(document.querySelector('#t').content.cloneNode(true));
        const other = document.implementation.createHTMLDocument('');
        const foreign = other.createElement('article-widget');
        foreign.id = 'foreign';
        foreign.setAttribute('src', '/a.md');
        other.body.append(foreign);
        main.append(document.adoptNode(foreign));
        const range = document.createRange();
        range.selectNode(document.querySelector('#markup'));
        const part = range.cloneContents();
        part.firstChild.id = 'range';
        main.append(part);`,
    });
    for (const id of ['markup', 'made', 'copy', 'template', 'foreign', 'range']) {
      await eventually(id, async () => (await site.widget(`#${id}`).text('headline')) === 'A story');
    }
    await assertSilent(site);
  });

  test.inChromium('comes by innerHTML, in a page that allows it', async () => {
    site.server.policy = site.server.policy.replace(/; require-trusted-types.*/, '');
    await open('<main></main>', { script: 'document.querySelector("main").innerHTML = "<article-widget src=/a.md></article-widget>";' });
    await loads(1);
    await assertSilent(site);
  });

  test.inChromium('works beside a policy of the page\'s own for trusted types', async () => {
    site.server.policy += '; trusted-types page';
    await open('<main><article-widget src="/a.md"></article-widget></main>', { script: 'trustedTypes.createPolicy("page", { createHTML: (text) => text });' });
    await loads(1);
    await assertSilent(site);
  });

  test('works in another shadow root, in a dialog and in a frame', async () => {
    site.server.route('/frame.html', page('<!doctype html><html lang="en"><head><title>Frame</title><script type="module" src="/article-widget.js"></script></head><body><article-widget src="/a.md"></article-widget></body></html>'));
    site.server.policy = site.server.policy.replace("default-src 'none'", "default-src 'none'; frame-src 'self'");
    await open('<main><div id="shadow"></div><dialog><article-widget id="dialog" src="/a.md"></article-widget></dialog><iframe src="/frame.html" title="Frame"></iframe></main>', {
      script: `
        const root = document.querySelector('#shadow').attachShadow({ mode: 'open' });
        const inner = document.createElement('article-widget');
        inner.setAttribute('src', '/a.md');
        root.append(inner);
        document.querySelector('dialog').showModal();`,
    });
    await loads(2);
    const seen = await site.run(() => {
      const inner = document.querySelector('#shadow').shadowRoot.querySelector('article-widget').shadowRoot.querySelector('[part=headline]');
      const dialog = document.querySelector('#dialog').shadowRoot.querySelector('[part=headline]');
      return [inner, dialog].map((node) => ({ text: node.innerText, height: node.getBoundingClientRect().height > 0, bold: getComputedStyle(node).fontWeight }));
    });
    assert.deepEqual(seen.map(({ text, height }) => [text, height]), [['A story', true], ['A story', true]]);
    assert.equal(seen[0].bold, seen[1].bold);
    await eventually('the frame', () => site.run(() => document.querySelector('iframe').contentDocument.querySelector('article-widget').shadowRoot.querySelector('[part=headline]')?.innerText === 'A story'));
    const { events } = await site.seen();
    assert.ok(events.some(({ target }) => target === 'shadow'), 'its events are composed');
    await assertSilent(site);
  });

  test('moves into a frame and back, in its own clothes', async () => {
    site.server.route('/frame.html', page('<!doctype html><html lang="en"><head><title>Frame</title></head><body></body></html>'));
    site.server.policy = site.server.policy.replace("default-src 'none'", "default-src 'none'; frame-src 'self'");
    await open('<main><article-widget src="/a.md"></article-widget><iframe src="/frame.html" title="Frame" width="900" height="700"></iframe></main>');
    await loads(1);
    const look = () => site.run(() => {
      const element = window.moved ??= document.querySelector('article-widget');
      const headline = element.shadowRoot.querySelector('[part=headline]');
      const { fontSize, fontFamily, display } = element.ownerDocument.defaultView.getComputedStyle(headline);
      return { text: headline.innerText, fontFamily, display, large: parseFloat(fontSize) > 24, there: element.ownerDocument !== document };
    });
    const before = await look();
    await site.run(() => document.querySelector('iframe').contentDocument.body.append(window.moved));
    const inside = await eventually('the element in the frame', look);
    assert.deepEqual(inside, { ...before, there: true });
    await site.run(() => document.querySelector('main').append(window.moved));
    assert.deepEqual(await eventually('the element in the page', look), before);
    await assertSilent(site);
  });

  test.inChromium('resolves its addresses by the page\'s base', async () => {
    site.server.route('/press/2024/a.md', markdown('# Based\n\nA [link](b.md).'));
    await open('<main><article-widget src="a.md"></article-widget></main>', { head: '<base href="/press/2024/">' });
    await loads(1);
    assert.equal(await site.widget().run((root) => root.querySelector('[part=body] a').href), site.server.url('/press/2024/b.md'));
  });

  test.inChromium('takes language and direction from the page if the article has none, through shadow roots too', async () => {
    site.server.route('/plain.md', markdown('# 1\n\n2.'));
    await open('<main><article-widget id="plain" src="/plain.md"></article-widget><article-widget id="own" src="/a.md"></article-widget><div id="shadow"></div></main>', {
      html: 'lang="ar" dir="rtl"',
      script: `
        const inner = document.createElement('article-widget');
        inner.setAttribute('src', '/plain.md');
        document.querySelector('#shadow').attachShadow({ mode: 'open' }).append(inner);`,
    });
    await loads(3);
    const facts = (element) => {
      const frame = element.shadowRoot.querySelector('.widget');
      return [frame.lang, frame.dir, element.shadowRoot.querySelector('[part=article]').dir];
    };
    const all = await site.run(`const facts = ${facts}; return [document.querySelector('#plain'), document.querySelector('#shadow').shadowRoot.firstChild, document.querySelector('#own')].map(facts)`);
    assert.deepEqual(all, [['ar', 'rtl', 'rtl'], ['ar', 'rtl', 'rtl'], ['en', 'ltr', 'ltr']]);
  });

  test('fits a column of 280 px', async () => {
    site.server.route('/narrow.css', content('main { inline-size: 280px }', 'text/css'));
    await open(`<main><article-widget src="${NARRATED}"></article-widget></main>`, { head: '<link rel="stylesheet" href="/narrow.css">' });
    await loads(1);
    await site.server.idle();
    const wide = await site.widget().run((root) => {
      const { right } = root.host.getBoundingClientRect();
      return [...root.querySelectorAll('.widget *')].filter((node) => node.checkVisibility() && !node.closest('.visually-hidden, [role=tablist], table, pre, svg') && node.getBoundingClientRect().right > right + 1).map((node) => node.className || node.localName);
    });
    assert.deepEqual(wide, [], 'these stick out');
    assert.ok(await site.run(() => document.documentElement.scrollWidth <= innerWidth));
  });

  test('keeps its look in a page that resets everything', async () => {
    const look = async () => {
      await loads(1);
      return site.widget().run((root) => ['headline', 'body', 'byline'].map((part) => {
        const node = root.querySelector(`[part=${part}]`);
        const { fontSize, color, fontFamily, lineHeight, boxSizing, display } = getComputedStyle(node.querySelector('p') ?? node);
        return { part, fontSize, color, fontFamily, lineHeight, boxSizing, display };
      }));
    };
    await open(`<main><article-widget src="${NARRATED}"></article-widget></main>`);
    const calm = await look();
    site.server.route('/rude.css', content(
      'html { font-size: 10px } * { all: unset } *, *::before, *::after { box-sizing: border-box } p { color: red !important; font-size: 3px !important } h1 { display: none !important }', 'text/css'));
    await open(`<main><article-widget src="${NARRATED}"></article-widget></main>`, { head: '<link rel="stylesheet" href="/rude.css">' });
    assert.deepEqual(await look(), calm);
  });

  test.inChromium('adds nothing to the page: no style, no global, no change of the page\'s own look', async () => {
    const before = `window.before = { names: Object.getOwnPropertyNames(window), html: document.documentElement.outerHTML.length };`;
    site.server.route('/before.js', content(before, 'text/javascript'));
    await open(`<main><p id="own">Own words.</p><article-widget src="${NARRATED}"></article-widget></main>`, { head: '<script src="/before.js"></script>' });
    await loads(1);
    const added = await site.run(() => ({
      names: Object.getOwnPropertyNames(window).filter((name) => !window.before.names.includes(name) && !/^(before$|cdc_|ret_nodes$)/.test(name)),
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      head: [...document.head.children].map(({ localName }) => localName),
      family: getComputedStyle(document.querySelector('#own')).fontFamily,
      attributes: document.documentElement.getAttributeNames(),
    }));
    assert.deepEqual(added.names, []);
    assert.equal(added.sheets, 0);
    assert.deepEqual(added.head, ['script', 'meta', 'title', 'script', 'script']);
    assert.deepEqual(added.attributes, ['lang']);
  });

  test.inChromium('is defined once: a second copy says so and does no harm', async () => {
    site.server.route('/copy/article-widget.js', (request, response, server) => {
      request.url = '/article-widget.js';
      return server.serve(request, response);
    });
    await open('<main><article-widget src="/a.md"></article-widget></main>', { script: "await import('/copy/article-widget.js'); await import('/copy/article-widget.js');" });
    await loads(1);
    const { console: said } = await site.seen();
    assert.deepEqual(said.map(({ level }) => level), ['warn']);
    assert.match(said[0].text, /defined already.*\/copy\/article-widget\.js/);
    await assertUnharmed(site);
  });

  test.inChromium('has no public names but those of its contract', async () => {
    await open('<main><article-widget src="/a.md"></article-widget></main>');
    await loads(1);
    const names = await site.run(() => {
      const element = document.querySelector('article-widget');
      const own = Object.getOwnPropertyNames(element);
      return [...own, ...Object.getOwnPropertyNames(Object.getPrototypeOf(element))].sort();
    });
    assert.deepEqual(names, [
      'article', 'attributeChangedCallback', 'connectedCallback', 'constructor', 'currentTime', 'disconnectedCallback', 'duration', 'pause', 'paused',
      'play', 'playbackRate', 'reload', 'seek',
    ]);
  });
});
