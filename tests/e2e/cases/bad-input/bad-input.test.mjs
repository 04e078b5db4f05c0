// Input that is broken, hostile or huge. One folder a case: `case.mjs` holds its title, the server's answer and the
// expected outcome; `article.md`, if it is there, is the article's file. `inEveryBrowser` is true for input that is
// hard on an engine's layout or network; other input is read in Chromium alone.
//
// In each case the page settles in time, answers while it works, has no uncaught error, breaks no policy, and does not
// scroll sideways.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { inEveryBrowser } from '../../support/suite.mjs';
import { markdown } from '../../support/server.mjs';
import { assertUnharmed } from '../../support/console.mjs';
import { assertNoSideways } from '../../support/layout.mjs';

const here = new URL('.', import.meta.url);
const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
const cases = await Promise.all(folders.map(async (folder) => {
  const file = new URL(`${folder}/article.md`, here);
  const article = existsSync(file) ? markdown(readFileSync(file)) : undefined;
  return { article, ...(await import(`./${folder}/case.mjs`)) };
}));

/** Maximum time for one answer of the page while it works. WebKitGTK lays out and paints on the same two cores. */
const STALL_MS = { chromium: 3000, firefox: 3000, webkit: 6000 };

inEveryBrowser('Bad input', (site, test) => {
  for (const { title, article, path = '/embedding/article.md', expected, within = 15_000, early = '', inEveryBrowser: everywhere = false } of cases) {
    (everywhere ? test : test.inChromium)(title, async () => {
      site.server.early = early;
      site.server.route(path, article);
      const widget = await site.embed({ attributes: { src: path } });
      const { slowest, outcome } = await watched(site, widget.settled({ within }));
      await expected({ site, widget, name: outcome.name, detail: outcome.detail, path });
      await assertUnharmed(site);
      await assertNoSideways(site, title);
      assert.ok(slowest < STALL_MS[site.engine], `the page did not answer for ${slowest} ms`);
    });
  }
});

/** Awaits `settled` while it asks the page for an answer again and again. Returns the time of the slowest answer too. */
async function watched(site, settled) {
  let done = false;
  let slowest = 0;
  const ask = async () => {
    while (!done) {
      const begin = Date.now();
      await site.run(() => document.body.childElementCount);
      slowest = Math.max(slowest, Date.now() - begin);
    }
  };
  const [outcome] = await Promise.all([settled.finally(() => { done = true; }), ask()]);
  return { slowest, outcome };
}
