// Many elements on one page. Only Chromium reports long tasks.

import assert from 'node:assert/strict';
import { inChromium } from '../../support/suite.mjs';
import { assertSilent } from '../../support/console.mjs';
import { content, page } from '../../support/server.mjs';
import { eventually } from '../../support/wait.mjs';
import { SAMPLES } from '../../support/samples.mjs';

const COUNT = 100;
/** Maximum number of elements that show their article in one task. */
const MOST_AT_ONCE = 2;

// Runs before the widget: records long tasks, and how many articles are shown in each task.
const WATCH = `
  window.tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
  window.groups = [];
  let group;
  addEventListener('article-load', ({ target }) => {
    // This is the next task of all.
    if (!group) scheduler.postTask(() => { group = undefined; }, { priority: 'user-blocking' });
    if (!group) groups.push(group = []);
    group.push(Number(target.id));
  });`;

inChromium('A hundred elements', (site, test) => {
  /** Opens the page with the elements 0 to 99, and waits until all of them show their article. */
  const open = async () => {
    site.server.route('/watch.js', content(WATCH, 'text/javascript'));
    const tags = Array.from({ length: COUNT }, (_, at) =>
      `<article-widget id="${at}" src="/content/${SAMPLES[at % SAMPLES.length]}.md" related="none"></article-widget>`);
    site.server.route('/page.html', page(`<!doctype html><html lang="en"><head><title>Many</title><script src="/watch.js"></script>
      <script type="module" src="/article-widget.js"></script></head><body>${tags.join('\n')}</body></html>`));
    await site.open('/page.html');
    await eventually('all of them', async () => (await site.seen()).events.filter(({ name }) => name === 'article-load').length === COUNT, { within: 40_000 });
  };

  test('share one module, and never hold the page up', async (t) => {
    await open();
    for (const part of [/article-widget-[0-9a-f]+\.wasm$/, /article-widget-[0-9a-f]+\.css$/, /article-widget\.js$/]) {
      assert.equal(site.server.requestsFor(part).length, 1, String(part));
    }
    const pieces = site.server.requestsFor(/article-widget-.*\.(wasm|css|js)$/).map(({ path }) => path);
    assert.deepEqual(pieces, [...new Set(pieces)], 'a part of the module was requested twice');
    const headlines = await site.run(() => [...document.querySelectorAll('article-widget')].filter(({ shadowRoot }) => shadowRoot.querySelector('[part=headline]')?.innerText).length);
    assert.equal(headlines, COUNT);
    const tasks = await site.run(() => window.tasks.map(Math.round));
    t.diagnostic(`long tasks: ${tasks.join(', ')} ms`);
    const groups = await site.run(() => window.groups);
    assert.equal(groups.flat().length, COUNT);
    const sizes = groups.map(({ length }) => length);
    assert.ok(Math.max(...sizes) <= MOST_AT_ONCE, `articles shown in each task: ${sizes}`);
    await assertSilent(site);
  }, { timeout: 60_000 });
});
