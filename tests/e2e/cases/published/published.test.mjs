// A published page until the reader's first interaction: complete, and without the module.

import assert from 'node:assert/strict';
import { inChromium, inEveryBrowser } from '../../support/suite.mjs';
import { assertAccessible } from '../../support/axe.mjs';
import { assertSilent } from '../../support/console.mjs';
import { assertNoSideways } from '../../support/layout.mjs';
import { SAMPLES, SHORT, LONG, sample } from '../../support/samples.mjs';
import { silent } from '../../support/server.mjs';
import { DESK, PHONE } from '../../support/site.mjs';
import { giveVoice, NO_VOICE } from '../../support/speech.mjs';
import { eventually, stays } from '../../support/wait.mjs';

/** A sample with notes, formulas, corrections and every other kind of block, and without a recording. */
const BLOCKS = 'every-kind-of-block';

const address = (slug) => `/articles/${slug}/`;

/** The files of a page that nobody has touched: the page, styles, icon, pictures, the loader, and the script of these tests. */
const OF_PAGE = /^\/articles\/[^/]+\/$|\.css$|\.(svg|png|jpe?g|webp|avif)$|^\/article-widget\.js$|^\/__(collector|early)\.js$|^\/favicon\.ico$/;

/** Opens the page, and keeps the module away if a test touches it. */
const open = async (site, path) => {
  site.server.route(/\.wasm$/, silent());
  await site.open(path);
};

const hasNoModule = (site) => site.server.requestsFor(/\.wasm$/).length === 0;

/** Returns whether the first element for `selector` is drawn, and whether it is in the viewport. */
const place = (site, selector) => site.run((selector) => {
  const node = document.querySelector(selector);
  if (!node) return { found: false };
  const { top, bottom, width, height } = node.getBoundingClientRect();
  return { found: true, drawn: width > 0 && height > 0, inView: bottom > 0 && top < innerHeight, width: Math.round(width) };
}, selector);

const isInView = (site, selector) => eventually(`${selector} in view`, async () => (await place(site, selector)).inView);

/** Returns the first words of the last paragraph. */
const lastWords = (site) => site.run(() => [...document.querySelectorAll('.body > p')].at(-1).textContent.split(/\s+/).slice(0, 6).join(' '));

inChromium('A published page, untouched,', (site, test) => {
  for (const slug of SAMPLES) {
    test(`requests nothing but what it shows: ${slug}`, async () => {
      await site.open(address(slug));
      await site.server.idle();
      // Pictures further down come when they are near.
      await site.run(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
      await site.server.idle(600);
      const others = site.server.requests.map(({ path }) => path).filter((path) => !OF_PAGE.test(path));
      assert.deepEqual(others, []);
      assert.equal(site.server.requestsFor(/^\/article-widget\.js$/).length, 1);
      await assertSilent(site);
    });
  }

  for (const slug of [SHORT, BLOCKS, 'suq-al-mina']) {
    for (const [size, scheme] of [[DESK, 'light'], [PHONE, 'dark']]) {
      test(`${slug} is accessible at ${size.width} px, ${scheme}`, async () => {
        await site.viewport(size);
        await site.media({ 'prefers-color-scheme': scheme });
        await site.open(address(slug));
        await assertAccessible(site, slug);
        assert.ok(hasNoModule(site));
      });
    }
  }

  test('shows the face for the browser’s voice only if there is one, and nothing moves', async () => {
    const headline = () => site.run(() => [...document.querySelectorAll('.body > *')].map((node) => Math.round(node.getBoundingClientRect().top)));
    const visibility = () => site.run(() => getComputedStyle(document.querySelector('.listen > .player')).visibility);
    site.server.early = NO_VOICE;
    await site.open(address(BLOCKS));
    assert.equal(await visibility(), 'hidden');
    const before = await headline();
    giveVoice(site);
    await site.open(address(BLOCKS));
    await eventually('the face', async () => (await visibility()) === 'visible');
    assert.deepEqual(await headline(), before);
    assert.ok(hasNoModule(site));
  });

  test('goes to the words that the address quotes', async () => {
    await site.open(address(LONG));
    const words = await lastWords(site);
    await site.open('about:blank');
    await open(site, `${address(LONG)}#:~:text=${encodeURIComponent(words)}`);
    await isInView(site, '.body > p:last-of-type');
    await stays('no module', () => hasNoModule(site));
  });

  const withoutScripts = async (path, check) => {
    await site.devtools('Emulation.setScriptExecutionDisabled', { value: true });
    try {
      await site.open(path);
      await check();
    } finally {
      await site.devtools('Emulation.setScriptExecutionDisabled', { value: false });
    }
  };

  test('has the browser’s own player if scripts are off, and no face', async () => {
    await withoutScripts(address(SHORT), async () => {
      assert.equal((await place(site, '.listen > .player')).drawn, false);
      const { drawn, width } = await place(site, '.listen audio[controls]');
      assert.ok(drawn);
      assert.equal(width, (await place(site, '.listen')).width);
      assert.match(await site.run(() => document.querySelector('.listen').innerText), /created with AI assistance/);
      assert.ok((await place(site, '.body > p')).drawn);
      assert.ok((await place(site, '.related-link')).drawn);
    });
    await withoutScripts(address(BLOCKS), async () => assert.equal((await place(site, '.listen > .player')).drawn, false));
    assert.equal(site.server.requestsFor(/^\/article-widget\.js$/).length, 0);
  });
});

inEveryBrowser('A published page without the module', (site, test) => {
  for (const size of [DESK, PHONE]) {
    test(`shows all of the article at ${size.width} px`, async () => {
      await site.viewport(size);
      await open(site, address(BLOCKS));
      for (const selector of ['h1', '.byline', '.dateline', '.body > p', '.footnotes li', 'math', '.corrections', 'table', '.link-card']) {
        const { found, drawn } = await place(site, `article-widget ${selector}`);
        assert.ok(found && drawn, selector);
      }
      await assertNoSideways(site, BLOCKS);
    });

    test(`shows all related links at ${size.width} px, with their dates and pictures`, async () => {
      await site.viewport(size);
      await open(site, address(SHORT));
      const { panels } = JSON.parse(await (await fetch(site.server.url('/content/related.json'))).text());
      const own = new URL(address(SHORT), site.server.origin).href;
      const seen = new Set([own]);
      const expected = panels.map(({ title, items }) => ({
        title,
        links: items.map(({ title, url, date, image }) => ({
          title, url: new URL(url, site.server.url('/content/related.json')).href, dated: Boolean(date), pictured: Boolean(image),
        })).filter(({ url }) => !seen.has(url) && seen.add(url)),
      }));
      const shown = await site.run(() => [...document.querySelectorAll('.related-panel')].map((panel) => ({
        title: panel.querySelector('h2').innerText,
        links: [...panel.querySelectorAll('li')].filter((item) => item.getClientRects().length > 0).map((item) => {
          const link = item.querySelector('a');
          return { title: link.innerText.trim(), url: link.href, dated: item.querySelector('time') !== null, pictured: item.querySelector('img') !== null };
        }),
      })));
      assert.deepEqual(shown, expected);
      await site.run(() => document.querySelector('.beside').scrollIntoView());
      await eventually('a picture', () => site.run(() => [...document.querySelectorAll('.beside img')].some((image) => image.naturalWidth > 0)));
    });

    test(`has a face at ${size.width} px that says what it plays`, async () => {
      await site.viewport(size);
      await open(site, address(SHORT));
      const face = await site.run(() => {
        const face = document.querySelector('.listen > .player');
        const button = face.querySelector('.player-play');
        const icons = [...button.querySelectorAll('.player-icon')].map((icon) => icon.getClientRects().length);
        face.toggleAttribute('data-playing', true);
        const playing = [...button.querySelectorAll('.player-icon')].map((icon) => icon.getClientRects().length);
        face.toggleAttribute('data-playing', false);
        const { width, height } = button.getBoundingClientRect();
        return { label: button.getAttribute('aria-label'), icons, playing, width, height, text: face.innerText };
      });
      assert.deepEqual([face.icons, face.playing], [[1, 0], [0, 1]]);
      assert.ok(face.width >= 44 && face.height >= 44);
      assert.equal(face.label, 'Listen');
      assert.match(face.text, /created with AI assistance/);
    });
  }

  test('leads to a note and back', async () => {
    await site.viewport({ width: 1280, height: 500 });
    await open(site, address(BLOCKS));
    await site.run(() => document.querySelector('.body sup a').click());
    await isInView(site, '.footnotes li');
    assert.equal(await site.run(() => location.hash), '#note-1');
    await site.run(() => document.querySelector('.footnotes li .way-back').click());
    await isInView(site, '.body sup a');
  });

  test('goes to the heading that the address names', async () => {
    await open(site, address(LONG));
    const id = await site.run(() => [...document.querySelectorAll('.body h2[id]')].at(-1).id);
    await site.open('about:blank');
    await open(site, `${address(LONG)}#${encodeURIComponent(id)}`);
    await isInView(site, `[id="${id}"]`);
    await stays('no module', () => hasNoModule(site));
  });

  test('leads past the masthead to the article', async () => {
    await open(site, address(SHORT));
    const target = await site.run(() => document.querySelector(document.querySelector('.skip').getAttribute('href'))?.localName);
    assert.equal(target, 'main');
  });

  test('is found by the browser’s own search', async () => {
    await site.viewport({ width: 1280, height: 500 });
    await open(site, address(LONG));
    const words = await lastWords(site);
    assert.ok(await site.run((words) => window.find(words), words));
    assert.equal(await site.run(() => getSelection().toString()), words);
    await isInView(site, '.body > p:last-of-type');
  });

  test('prints the article, without the player and the related links', async () => {
    await open(site, address(SHORT));
    await site.media({ type: 'print' });
    for (const [selector, drawn] of [['.listen', false], ['.beside', false], ['h1', true], ['.body > p', true], ['.edit', false]]) {
      assert.equal((await place(site, `article-widget ${selector}`)).drawn, drawn, selector);
    }
    assert.equal(await site.run(() => getComputedStyle(document.querySelector('.body > p')).color), 'rgb(0, 0, 0)');
  });

  test('keeps every word of the article', async () => {
    await open(site, address(SHORT));
    const text = await site.run(() => document.querySelector('article-widget .article').innerText);
    assert.ok(text.includes(sample(SHORT).value('title')));
    const plain = sample(SHORT).body.split(/\n\n+/).map((part) => part.trim().replace(/\s+/g, ' ')).filter((part) => /^[A-Z][\w ,.]+$/.test(part));
    assert.ok(plain.length >= 2, `${plain.length} paragraphs without marks`);
    assert.deepEqual(plain.filter((paragraph) => !text.includes(paragraph)), []);
  });
});
