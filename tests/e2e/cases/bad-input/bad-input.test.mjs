// Input that is broken, hostile or huge. One folder a case: `case.mjs` holds its title, what the server answers and
// what is expected; `article.md`, where there is one, is the article's file as it stands.
//
// Whatever the case: the page settles in time, answers while it works, has no uncaught error, breaks no policy, and
// does not scroll sideways.

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

/** No answer of the page may take longer, whatever it is working at. WebKitGTK lays out and paints on the same two cores. */
const STALL_MS = { chromium: 3000, firefox: 3000, webkit: 6000 };

inEveryBrowser('Bad input', (site, test) => {
  for (const { title, article, path = '/embedding/article.md', expected, within = 15_000 } of cases) {
    test(title, async () => {
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

/** Awaits `settled` while asking the page for an answer again and again; tells the slowest. */
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
