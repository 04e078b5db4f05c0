// The widget cannot start: the element's own children are shown.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { content, inTurn, markdown, status } from '../../support/server.mjs';
import { eventually } from '../../support/wait.mjs';
import { DIST } from '../../support/environment.mjs';
import { CONTRACT_POLICY } from '../../support/policy.mjs';
import { SHORT, sample } from '../../support/samples.mjs';

const CHILDREN = '<p id="own">These words were in the page before.</p>';

inEveryBrowser('A widget that cannot start', (site, test) => {
  const assertFallback = async (script) => {
    const widget = await site.embed({ script, attributes: { src: `/content/${SHORT}.md` }, children: CHILDREN });
    const detail = await widget.failed();
    assert.equal(detail.code, 'unavailable');
    assert.ok(detail.message, 'the event says what happened');
    const own = await site.run(() => {
      const own = document.getElementById('own');
      return { seen: own.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }), height: own.getBoundingClientRect().height };
    });
    assert.ok(own.seen && own.height > 0, `the element's own children are hidden: ${JSON.stringify(own)}`);
    const { errors, rejections } = await site.seen();
    assert.deepEqual([...errors, ...rejections], [], 'uncaught errors');
  };

  test('shows its children when the WebAssembly file is missing', async () => {
    site.server.route(/\.wasm$/, status(404, 'Not found'));
    await assertFallback();
    assert.ok(site.server.requestsFor(/\.wasm$/).length > 0, 'the file was requested');
  });

  test.inChromium('asks once more for a file that did not come', async () => {
    const served = (request, response, server) => server.serve(request, response);
    site.server.route(/\.wasm$/, inTurn(status(503, 'Busy'), served));
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md` }, children: CHILDREN });
    await widget.loaded();
    assert.ok((await widget.text('body')).length > 500);
  });

  test('asks once more for a script that did not come', async () => {
    site.server.mount('/second/', DIST);
    const served = (request, response, server) => server.serve(request, response);
    site.server.route(/^\/second\/article-widget-[0-9a-f]+\.js$/, inTurn(status(503, 'Busy'), served));
    const widget = await site.embed({ script: '/second/article-widget.js', attributes: { src: `/content/${SHORT}.md` }, children: CHILDREN });
    await widget.loaded();
    assert.ok((await widget.text('body')).length > 500);
  });

  test.inChromium('shows its children when the WebAssembly file is damaged', async () => {
    site.server.route(/\.wasm$/, content(Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 9, 9, 9]), 'application/wasm'));
    await assertFallback();
  });

  test('shows its children when the page forbids WebAssembly', async () => {
    site.server.policy = CONTRACT_POLICY.replace(" 'wasm-unsafe-eval'", '');
    await assertFallback();
  });

  test('shows its children when the rest of its script is missing', async () => {
    // In a folder of its own: WebKit keeps the scripts of the pages before, whatever their headers say.
    site.server.mount('/new/', DIST);
    const rest = /^\/new\/(?!article-widget\.js)[^/]*\.js$/;
    site.server.route(rest, status(404, 'Not found'));
    await assertFallback('/new/article-widget.js');
    assert.ok(site.server.requestsFor(rest).length > 0, 'the file was requested');
  });

  test.inChromium('leaves the sample page readable', async () => {
    site.server.route(/\.wasm$/, status(404, 'Not found'));
    await site.open(`/articles/${SHORT}/`);
    await site.widget().failed();
    const text = await site.run(() => document.body.innerText);
    assert.ok(text.includes(sample(SHORT).value('title')), text.slice(0, 300));
    assert.ok(text.length > 1500, `only ${text.length} characters are left`);
  });

  test.inChromium('shows its children again when the module fails while it works, in every element', async () => {
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md` }, children: CHILDREN });
    await widget.loaded();
    site.server.route('/b.md', markdown('# B\n\n---\n\n> Words.\n\n| A |\n| - |\n| 1 |\n'));
    await site.run((src) => {
      const other = document.createElement('article-widget');
      other.id = 'other';
      other.setAttribute('src', src);
      document.querySelector('main').append(other);
    }, `/content/${SHORT}.md`);
    await eventually('the second', async () => (await site.widget('#other').count('[part=headline]')) === 1);
    // A page that breaks what a drawing needs: it panics.
    await site.run(() => {
      for (const name of ['createElement', 'createElementNS']) {
        const original = Document.prototype[name];
        Document.prototype[name] = function (...parts) {
          if (parts.includes('hr')) throw new Error('broken by the page');
          return original.apply(this, parts);
        };
      }
      document.querySelector('article-widget').setAttribute('src', '/b.md');
    });
    const errors = await eventually('both to say so', async () => {
      const found = (await site.seen()).events.filter(({ name }) => name === 'article-error');
      return found.length === 2 && found;
    });
    assert.deepEqual(errors.map(({ detail }) => detail.code), ['unavailable', 'unavailable']);
    assert.match(await site.run(() => document.body.innerText), /These words were in the page before\./);
    assert.match(await site.widget('#other').text(), new RegExp(SHORT), 'a link to the article stands in');
    // What comes later is not left blank either.
    await site.run(() => {
      const late = document.createElement('article-widget');
      late.id = 'late';
      late.textContent = 'Late words.';
      document.querySelector('main').append(late);
    });
    const late = await eventually('the late one', async () => (await site.seen()).events.find(({ target }) => target === 'late'));
    assert.equal(late.detail.code, 'unavailable');
    assert.match(await site.run(() => document.body.innerText), /Late words\./);
    await site.run(() => {
      const element = document.querySelector('article-widget');
      element.play();
      element.reload();
      element.article = { title: 'X' };
      element.remove();
      document.querySelector('main').append(element);
    });
  });
});
