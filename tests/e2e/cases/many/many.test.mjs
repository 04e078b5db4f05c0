// Many elements on one page. Only Chromium reports long tasks.

import assert from 'node:assert/strict';
import { inChromium } from '../../support/suite.mjs';
import { assertSilent } from '../../support/console.mjs';
import { content, page } from '../../support/server.mjs';
import { eventually } from '../../support/wait.mjs';
import { SAMPLES } from '../../support/samples.mjs';

const COUNT = 100;
/** Maximum share of one task in the time of all long tasks. A larger one would mean that all elements are drawn at once. */
const LARGEST_SHARE = 0.6;

inChromium('A hundred elements', (site, test) => {
  test('share one module, and never hold the page up', async (t) => {
    site.server.route('/tasks.js', content(`
      window.tasks = [];
      new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });`, 'text/javascript'));
    const tags = Array.from({ length: COUNT }, (_, at) => `<article-widget src="/content/${SAMPLES[at % SAMPLES.length]}.md" related="none"></article-widget>`);
    site.server.route('/page.html', page(`<!doctype html><html lang="en"><head><title>Many</title><script src="/tasks.js"></script>
      <script type="module" src="/article-widget.js"></script></head><body>${tags.join('\n')}</body></html>`));
    await site.open('/page.html');
    await eventually('all of them', async () => (await site.seen()).events.filter(({ name }) => name === 'article-load').length === COUNT, { within: 40_000 });
    for (const part of [/article-widget-[0-9a-f]+\.wasm$/, /article-widget-[0-9a-f]+\.css$/, /article-widget\.js$/]) {
      assert.equal(site.server.requestsFor(part).length, 1, String(part));
    }
    const pieces = site.server.requestsFor(/article-widget-.*\.(wasm|css|js)$/).map(({ path }) => path);
    assert.deepEqual(pieces, [...new Set(pieces)], 'a part of the module was requested twice');
    const headlines = await site.run(() => [...document.querySelectorAll('article-widget')].filter(({ shadowRoot }) => shadowRoot.querySelector('[part=headline]')?.innerText).length);
    assert.equal(headlines, COUNT);
    const tasks = await site.run(() => window.tasks.map(Math.round));
    t.diagnostic(`long tasks: ${tasks.join(', ')} ms`);
    const all = tasks.reduce((sum, task) => sum + task, 0);
    assert.ok(tasks.length >= 3 && Math.max(...tasks) < LARGEST_SHARE * all, `long tasks: ${tasks}`);
    await assertSilent(site);
  }, { timeout: 60_000 });
});
