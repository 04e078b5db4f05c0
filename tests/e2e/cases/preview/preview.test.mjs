// The text of an embedded article before the module is here.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { content, inTurn, markdown, silent, status } from '../../support/server.mjs';
import { eventually, settled, stays } from '../../support/wait.mjs';
import { DESK, PHONE } from '../../support/site.mjs';
import { LONG, SHORT, sample } from '../../support/samples.mjs';

const MODULE = /^\/article-widget-[0-9a-f]+\.wasm$/;
const ARABIC = 'suq-al-mina';
const address = (slug) => `/content/${slug}.md`;

inEveryBrowser('The preview of an article', (site, test) => {
  /** Holds the module back. Returns the function that lets it go on. */
  const heldModule = () => {
    let release;
    const held = new Promise((done) => { release = done; });
    site.server.route(MODULE, async (request, response, server) => {
      await held;
      return server.serve(request, response);
    });
    return release;
  };

  /** Opens a page with an element of these attributes, and waits for its preview. */
  const previewed = async (attributes, children = '') => {
    const widget = await site.embed({ attributes, children });
    await eventually('the preview', async () => (await widget.count('.preview .body > *')) > 0);
    return widget;
  };

  /** Returns the place of each part of the page that is seen, relative to the widget. */
  const places = (widget) => widget.run((root) => {
    const page = [...root.querySelectorAll('.page')].find((page) => page.getClientRects().length > 0);
    const { top } = root.host.getBoundingClientRect();
    const of = (node) => {
      const box = node.getBoundingClientRect();
      return { name: `${node.localName}.${node.className} ${node.textContent.trim().slice(0, 30)}`, top: box.top - top, height: box.height, left: box.left };
    };
    return [...page.querySelectorAll('.kicker, .headline, .standfirst, .meta, .hero, .body > *')].map(of);
  });

  const assertSamePlaces = (before, after, where) => {
    assert.ok(before.length > 8, `${where}: ${before.length} places`);
    assert.equal(after.length, before.length, where);
    for (const [index, { top, left, name }] of before.entries()) {
      const distance = Math.max(Math.abs(top - after[index].top), Math.abs(left - after[index].left));
      assert.ok(distance <= 1, `${where}: ${name} moves by ${distance} px to ${after[index].name}`);
    }
  };

  for (const size of [DESK, PHONE]) {
    test(`is replaced in place at ${size.width} px`, async () => {
      await site.viewport(size);
      const release = heldModule();
      const widget = await previewed({ src: address(SHORT) });
      const shown = await widget.text('article');
      assert.ok(shown.includes(sample(SHORT).value('title')), shown.slice(0, 300));
      assert.ok(shown.includes('The crossing had been shut since 11 November'), shown.slice(0, 600));
      assert.doesNotMatch(shown, /\]\(|title:|---|\*/);
      const before = await settled('the text', () => places(widget));
      release();
      await widget.loaded({ reaches: false });
      await site.server.idle();
      assert.equal(await widget.count('.preview'), 0);
      assertSamePlaces(before, await places(widget), SHORT);
      assert.equal(site.server.requestsFor(/\/content\/[^/]*\.md$/).length, 1, 'the article is requested once');
      assert.equal(site.server.requestsFor(/^\/article-widget-preview-/).length, 1);
    });
  }

  test('has the language and the direction of the article', async () => {
    heldModule();
    const widget = await previewed({ src: address(ARABIC) });
    const { lang, dir, right } = await widget.run((root) => {
      const article = root.querySelector('.preview .article');
      const line = document.createRange();
      line.selectNodeContents(root.querySelector('.preview .kicker'));
      return { lang: article.lang, dir: article.dir, right: article.getBoundingClientRect().right - line.getBoundingClientRect().right };
    });
    assert.deepEqual({ lang, dir }, { lang: 'ar', dir: 'rtl' });
    assert.ok(Math.abs(right) < 2, `the kicker ends ${right} px before the right edge`);
  });

  test('has the colours of the theme', async () => {
    heldModule();
    const widget = await previewed({ src: address(SHORT), theme: 'dark' });
    assert.equal(await widget.style('headline', 'color'), 'rgb(235, 231, 222)');
  });

  test('moves nothing in a long article, in which the reader has scrolled', async () => {
    const release = heldModule();
    const widget = await previewed({ src: address(LONG) });
    await settled('the text', () => widget.count('.preview .body > *'), { during: 300 });
    await site.run(() => scrollTo(0, 3000));
    const seen = () => widget.run((root) => {
      const nodes = [...root.querySelectorAll('.body > p')].filter((node) => node.getClientRects().length > 0);
      const node = nodes.find((node) => node.getBoundingClientRect().top > 0);
      return { text: node.textContent.slice(0, 40), top: Math.round(node.getBoundingClientRect().top), scroll: scrollY };
    });
    const before = await seen();
    release();
    await widget.loaded({ reaches: false });
    const after = await seen();
    assert.equal(after.scroll, before.scroll);
    assert.equal(after.text, before.text);
    assert.ok(Math.abs(after.top - before.top) < 30, `${JSON.stringify(before)} becomes ${JSON.stringify(after)}`);
  });

  test.inChromium('shifts the layout by less than 0.02', async () => {
    for (const size of [DESK, PHONE]) {
      await site.viewport(size);
      const release = heldModule();
      const widget = await previewed({ src: address(SHORT) });
      await settled('the layout', async () => (await site.seen()).shifts.length, { during: 500 });
      release();
      await widget.loaded({ reaches: false });
      await site.server.idle();
      await settled('the layout', async () => (await site.seen()).shifts.length, { during: 500 });
      const { shifts } = await site.seen();
      const sum = shifts.reduce((sum, { value }) => sum + value, 0);
      assert.ok(sum < 0.02, `${size.width} px: ${JSON.stringify(shifts)}`);
      site.server.unroute(MODULE);
    }
  });

  test.inChromium('stays, with a word and a link, when the module does not come', async () => {
    site.server.route(MODULE, status(404, 'Not found'));
    const widget = await previewed({ src: address(SHORT) });
    const { code } = await widget.failed();
    assert.equal(code, 'unavailable');
    const { text, href, lang } = await widget.run((root) => {
      const word = root.querySelector('.listen p');
      return { text: word.textContent, href: word.querySelector('a').href, lang: word.lang };
    });
    assert.match(text, /could not be loaded/);
    assert.equal(lang, 'en');
    assert.equal(href, site.server.url(address(SHORT)));
    assert.match(await widget.text('body'), /The crossing had been shut/);
    assert.equal(await widget.count('.player'), 0);
  });

  test.inChromium('comes when the article comes after the module has failed', async () => {
    site.server.route(MODULE, status(404, 'Not found'));
    let release;
    const held = new Promise((done) => { release = done; });
    site.server.route('/late.md', async (...parts) => {
      await held;
      return markdown('# Late\n\nWords of the article.')(...parts);
    });
    const widget = await site.embed({ attributes: { src: '/late.md' }, children: '' });
    await widget.failed();
    release();
    await eventually('the text', async () => /Words of the article/.test(await widget.text('body').catch(() => '')));
    assert.match(await widget.text('article'), /could not be loaded/);
  });

  test.inChromium('is not there for an element with children that are seen', async () => {
    const release = heldModule();
    const widget = await site.embed({ attributes: { src: address(SHORT) }, children: '<p>Own words.</p>' });
    await eventually('the article', () => site.server.requestsFor(/\.md$/).length === 1);
    await stays('no preview', async () => (await widget.count('.preview')) === 0, { during: 600 });
    release();
    await widget.loaded({ reaches: false });
  });

  test.inChromium('is there for an element whose children are never seen', async () => {
    heldModule();
    for (const children of ['<template><p>a</p></template>', '<noscript>b</noscript>', '<p hidden>c</p>', '<div></div> <!-- d -->', '<script type="application/json">{}</script>']) {
      await previewed({ src: address(SHORT) }, children);
    }
  });

  test.inChromium('shows the article inside the element, and that of the property', async () => {
    heldModule();
    const inline = await previewed({}, '<script type="text/markdown">\n  ---\n  title: Inline\n  ---\n  Some *words*.\n</script>');
    assert.equal(await inline.text('headline'), 'Inline');
    assert.equal(await inline.text('body'), 'Some words.');
    const json = await previewed({}, '<script type="application/json">{ "title": "Data", "body_markdown": "Its **words**." }</script>');
    assert.equal(await json.text('headline'), 'Data');
    assert.equal(await json.text('body'), 'Its words.');
    await site.embed({ children: '<p>Own.</p>' });
    await site.run(() => {
      const element = document.createElement('article-widget');
      element.id = 'made';
      element.article = { title: 'Property', body_markdown: 'Its *words*.' };
      document.querySelector('main').append(element);
    });
    const made = site.widget('#made');
    await eventually('the text', async () => (await made.count('.preview')) === 1);
    assert.equal(await made.text('article'), 'Property Its words.');
  });

  test.inChromium('shows nothing of what is no article in Markdown', async () => {
    heldModule();
    const texts = [
      ['<!doctype html><p>Words', 'text/html'], ['<rss><channel/></rss>', 'application/rss+xml'], ['\u0089PNG', 'image/png'],
      ['{ "posts": [{ "title": "A", "html": "<p>b" }] }', 'application/json'], [Buffer.from([0x41, 0xe9, 0x42]), 'text/markdown'],
      ['---\ntitle: never closed\n\nWords', 'text/markdown'],
    ];
    for (const [text, type] of texts) {
      site.server.route('/x.md', content(text, type));
      const widget = await site.embed({ attributes: { src: '/x.md' }, children: '' });
      await eventually('the module to be requested', () => site.server.requestsFor(MODULE).length > 0);
      assert.equal(await widget.count('.preview'), 0, type);
      site.server.requests.length = 0;
    }
  });

  test.inChromium('goes when the element names another article, and when it is removed', async () => {
    const release = heldModule();
    const widget = await previewed({ src: address(SHORT) });
    site.server.route('/b.md', markdown('# B\n\nOther words.'));
    await site.run(() => document.querySelector('article-widget').setAttribute('src', '/b.md'));
    assert.equal(await widget.count('.preview'), 0);
    release();
    await eventually('the other article', async () => (await widget.text('headline').catch(() => '')) === 'B');
    const again = heldModule();
    await previewed({ src: address(SHORT) });
    await site.run(() => {
      const element = document.querySelector('article-widget');
      element.remove();
      document.querySelector('main').append(element);
    });
    again();
    await widget.loaded({ reaches: false });
    assert.equal(await widget.count('.preview'), 0);
  });

  test.inChromium('does not wait for an article that does not come', async () => {
    site.server.route('/never.md', silent());
    await site.embed({ attributes: { src: '/never.md' }, children: '' });
    await eventually('the module', () => site.server.requestsFor(MODULE).length === 1);
  });

  test.inChromium('is replaced by the message if the article turns out to be wrong', async () => {
    const release = heldModule();
    site.server.route('/a.json', content('{ "title": "A", "body_markdown": "Words." }', 'application/json'));
    const widget = await previewed({ src: '/a.json' });
    release();
    await widget.loaded({ reaches: false });
    assert.equal(await widget.text('headline'), 'A');
    site.server.route('/gone.md', inTurn(status(404)));
  });

  test.inChromium('draws a long text in pieces', async () => {
    heldModule();
    site.server.route('/long.md', markdown(`# Long\n\n${'A paragraph of a *long* article, with [links](https://a.example) and words.\n\n'.repeat(2500)}The end.`));
    const widget = await previewed({ src: '/long.md' });
    const first = await widget.count('.body > p');
    await eventually('the last paragraph', async () => (await widget.count('.body > p')) > 2400, { within: 20_000 });
    assert.ok(first > 5, `${first} paragraphs at first`);
  });
});
