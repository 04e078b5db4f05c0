// An element that is removed frees everything, and is whole again when it comes back.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { assertSilent } from '../../support/console.mjs';
import { Player } from '../../support/player.mjs';
import { content, page } from '../../support/server.mjs';
import { eventually } from '../../support/wait.mjs';
import { SHORT } from '../../support/samples.mjs';

const NARRATED = `/content/${SHORT}.md`;

// Runs before the widget: records the listeners of the page that are not removed again, and the module's memory.
const WATCH = `
  const listening = new Map();
  for (const target of [window, document, document.documentElement]) {
    const { addEventListener: add, removeEventListener: remove } = target;
    const key = (type, listener, options) => [type, Boolean(options?.capture ?? options)].join();
    target.addEventListener = (type, listener, options) => {
      if (!options?.once) listening.set(listener, key(type, listener, options));
      return add.call(target, type, listener, options);
    };
    target.removeEventListener = (type, listener, options) => {
      listening.delete(listener);
      return remove.call(target, type, listener, options);
    };
  }
  const globals = new Set(Object.getOwnPropertyNames(window));
  const modules = [];
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...parts) => {
      const made = await original.apply(WebAssembly, parts);
      modules.push(made.instance ?? made);
      return made;
    };
  }
  Object.defineProperty(window, 'watch', { value: {
    listening,
    // chromedriver's own are not the page's.
    globals: () => Object.getOwnPropertyNames(window).filter((name) => !globals.has(name) && !/^(cdc_|ret_nodes$)/.test(name)),
    // Parts have none of their own: they share that of the module.
    memory: () => modules.map(({ exports }) => Object.values(exports).find((value) => value instanceof WebAssembly.Memory))
      .filter(Boolean).map(({ buffer }) => buffer.byteLength),
    weak: [],
  }, configurable: true });
  globals.add('watch');`;

inEveryBrowser('An element that is removed', (site, test) => {
  const watched = async () => {
    site.server.route('/watch.js', content(WATCH, 'text/javascript'));
    site.server.route('/page.html', page(`<!doctype html><html lang="en"><head><title>Watched</title><script src="/watch.js"></script>
      <script type="module" src="/article-widget.js"></script></head><body><main></main>
      <template id="inline"><article-widget><script type="text/markdown"># A story\n\nIts words.\n</script></article-widget></template></body></html>`));
    await site.open('/page.html');
  };

  /** `rounds` times: an element of each of `kinds` comes, shows its article, and goes, all at the same time. */
  const mount = (rounds, kinds) => site.driver.executeAsyncScript(async (rounds, kinds, done) => {
    try {
      for (let round = 0; round < rounds; round++) {
        const made = kinds.map(({ template, ...attributes }) => {
          // The policy lets no script of the page write the text of a script element.
          const element = template ? document.querySelector(template).content.cloneNode(true).firstElementChild : document.createElement('article-widget');
          for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
          watch.weak.push(new WeakRef(element));
          return element;
        });
        const loaded = Promise.all(made.map((element) => new Promise((ready, failed) => {
          element.addEventListener('article-load', ready);
          element.addEventListener('article-error', ({ detail }) => failed(new Error(detail.message)));
        })));
        document.querySelector('main').append(...made);
        await loaded;
        for (const element of made) element.remove();
        await new Promise((later) => setTimeout(later, 0));
        // These lists of the test itself must not grow.
        for (const list of Object.values(window.__seen)) list.length = 0;
      }
      watch.weak = watch.weak.filter((ref) => ref.deref());
      done();
    } catch (error) {
      done(String(error));
    }
  }, rounds, kinds);

  const counted = async () => {
    for (let i = 0; i < 3; i++) await site.devtools('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners } = await site.devtools('Memory.getDOMCounters');
    const { usedSize } = await site.devtools('Runtime.getHeapUsage');
    const { memory, alive, entries } = await site.run(() => ({
      memory: watch.memory(),
      alive: watch.weak.filter((ref) => ref.deref()).length,
      entries: ['mark', 'measure'].flatMap((type) => performance.getEntriesByType(type)).length,
    }));
    return { nodes, jsEventListeners, memory: memory[0], alive: Math.max(alive, 1), entries, heap: usedSize };
  };

  const INLINE = { template: '#inline' };
  const ADDRESS = { src: NARRATED, audio: 'none', related: 'none' };
  const RECORDING = { src: NARRATED };
  const PLAYER = { src: NARRATED, player: 'sticky' };

  /** Maximum growth of the JavaScript heap by a mount, in bytes: the browser compiles functions again that run often. */
  const HEAP_BYTES = 60;
  /** And by the same for the first of them, in bytes. */
  const FIRST_CODE_BYTES = 150_000;

  /** The unit in which the module's memory grows, in bytes. Its allocator needs one more now and then, and no second. */
  const PAGE_BYTES = 65_536;

  // Only Chromium counts its nodes.
  for (const [sentence, kinds, times] of [
    ['an article inside the element, a thousand and five hundred times', [INLINE], 1500],
    ['an article by address, five hundred times', [ADDRESS], 500],
    ['an article with a recording, a thousand and five hundred times', [RECORDING], 1500],
    ['an article with its player, five hundred times', [PLAYER], 500],
    ['all kinds at once, a hundred and twenty times', [INLINE, ADDRESS, RECORDING, PLAYER], 120],
  ]) {
    test.inChromium(`leaves nothing behind: ${sentence}`, async (t) => {
      await watched();
      await site.driver.manage().setTimeouts({ script: 110_000 });
      t.after(() => site.driver.manage().setTimeouts({ script: 30_000 }));
      // Each widget has then served each kind.
      const first = 10 * kinds.length;
      assert.equal(await mount(first, kinds), null);
      const before = await counted();
      assert.ok(before.entries >= 1 && before.memory > 0 && before.nodes > 0, JSON.stringify(before));
      const rounds = times - first;
      for (let left = rounds; left > 0; left -= 70) assert.equal(await mount(Math.min(left, 70), kinds), null);
      const most = { ...before, memory: before.memory + PAGE_BYTES, heap: before.heap + rounds * kinds.length * HEAP_BYTES + FIRST_CODE_BYTES };
      // The browser frees a picture that was on its way only when it has come.
      await eventually(`no more than ${JSON.stringify(most)}`, async () => {
        const now = await counted();
        const grown = Object.keys(most).filter((name) => now[name] > most[name]);
        if (grown.length) throw new Error(JSON.stringify(now));
        return now;
      }).then((now) => t.diagnostic(JSON.stringify({ before, now })));
    }, { timeout: 150_000 });
  }

  test.inChromium('leaves no listener on the page, no global and no style', async () => {
    await watched();
    const head = () => site.run(() => document.head.innerHTML + document.adoptedStyleSheets.length);
    const before = await head();
    assert.equal(await mount(2, [RECORDING, RECORDING, PLAYER]), null);
    const left = await eventually('the listeners to go', () => site.run(() => ({ page: [...watch.listening.values()], globals: watch.globals() })));
    assert.deepEqual(left.page, []);
    assert.deepEqual(left.globals, []);
    assert.equal(await head(), before);
    await assertSilent(site);
  });

  test('plays on from its position when it comes back, without a request', async () => {
    const widget = await site.embed({ attributes: { src: NARRATED } });
    await widget.loaded();
    const player = new Player(widget);
    await player.play();
    await site.run(() => { document.querySelector('article-widget').currentTime = 40; });
    await player.until('the position', ({ currentTime, seeking }) => currentTime >= 40 && !seeking);
    site.server.requests.length = 0;
    const away = await site.driver.executeAsyncScript((done) => {
      const element = document.querySelector('article-widget');
      const audio = element.shadowRoot.querySelector('audio');
      window.removed = element;
      element.remove();
      setTimeout(() => done({ silent: audio.paused, empty: element.shadowRoot.childElementCount, title: element.article?.title, currentTime: element.currentTime }), 100);
    });
    assert.ok(away.silent, 'it plays on, out of the page');
    assert.equal(away.empty, 1, 'only the slot is left');
    assert.ok(away.title && away.currentTime >= 40, JSON.stringify(away));
    await site.run(() => document.querySelector('main').append(window.removed));
    await eventually('the article', async () => (await widget.count('[part=headline]')) === 1);
    assert.deepEqual(site.server.requestsFor(/\.md$/), [], 'it is fetched again');
    assert.ok((await player.state()).paused, 'it plays by itself');
    const at = await site.run(() => document.querySelector('article-widget').currentTime);
    assert.ok(Math.abs(at - away.currentTime) < 0.5, `${at} is not ${away.currentTime}`);
    const { currentTime } = await player.play();
    assert.ok(currentTime >= 40, `it plays from ${currentTime}`);
  });

  test.inChromium('shows the article of its attributes when it comes back', async () => {
    const widget = await site.embed({ attributes: { src: NARRATED } });
    await widget.loaded();
    await site.driver.executeAsyncScript((done) => {
      const element = document.querySelector('article-widget');
      element.remove();
      setTimeout(() => {
        element.setAttribute('src', '/content/ferry-delayed.md');
        element.setAttribute('theme', 'dark');
        document.querySelector('main').append(element);
        done();
      }, 50);
    });
    await eventually('the other article', async () => (await site.seen()).events.filter(({ name }) => name === 'article-load').length === 2);
    const { url } = (await site.seen()).events.at(-1).detail;
    assert.match(url, /ferry-delayed/);
    assert.equal(await widget.run((root) => root.querySelector('.widget').dataset.theme), 'dark');
  });

  test.inChromium('gives its widget to another, which has nothing of it', async () => {
    const widget = await site.embed({ attributes: { src: NARRATED, theme: 'dark' } });
    await widget.loaded();
    await eventually('its related links', async () => (await widget.count('[part=related-item]')) > 0);
    await new Player(widget).play();
    await site.driver.executeAsyncScript((done) => {
      const first = document.querySelector('article-widget');
      const mount = first.shadowRoot.firstElementChild;
      first.remove();
      setTimeout(() => {
        const other = document.createElement('article-widget');
        other.id = 'other';
        other.setAttribute('src', first.getAttribute('src'));
        other.setAttribute('related', 'none');
        other.addEventListener('article-load', () => { window.reused = other.shadowRoot.firstElementChild === mount; });
        document.querySelector('main').append(other);
        done();
      }, 50);
    });
    const other = site.widget('#other');
    await eventually('its article', () => site.run(() => 'reused' in window));
    assert.equal(await site.run(() => window.reused), true, 'it has a widget of its own');
    await eventually('the other', async () => (await other.count('[part=headline]')) === 1);
    assert.equal(await other.run((root) => root.querySelector('.widget').dataset.theme), 'auto');
    assert.equal(await other.count('[part=related]'), 0, 'the related links of the first');
    const state = await new Player(other).state();
    assert.ok(state.paused && state.currentTime === 0, JSON.stringify(state));
    const { events } = await site.seen();
    assert.deepEqual(events.filter(({ name }) => name === 'article-load').map(({ target }) => target), ['article-widget', 'other']);
  });
});
