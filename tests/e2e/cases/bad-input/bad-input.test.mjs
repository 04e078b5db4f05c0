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

/** An article of one sentence, for comparison. */
const PLAIN = '/embedding/plain.md';

/**
 * Maximum ratio of the slowest answer of the page while it works on bad input, to the slowest answer of a plain page
 * just before. A busy machine makes both slow. In Chromium it is 6 at most, for the wide table; a reader whose time grows
 * with the square of the input is far above the limit.
 */
const STALL_RATIO = 150;

inEveryBrowser('Bad input', (site, test) => {
  for (const { title, article, path = '/embedding/article.md', expected, within = 15_000, early = '', inEveryBrowser: everywhere = false } of cases) {
    (everywhere ? test : test.inChromium)(title, async (t) => {
      const plain = await slowestOfPlainPage(site);
      site.server.early = early;
      site.server.route(path, article);
      const widget = await site.embed({ attributes: { src: path } });
      const { slowest, outcome } = await watched(site, widget.settled({ within }));
      await expected({ site, widget, name: outcome.name, detail: outcome.detail, path });
      await assertUnharmed(site);
      await assertNoSideways(site, title);
      t.diagnostic(`slowest answer: ${slowest} ms; of a plain page: ${plain} ms`);
      assert.ok(slowest < STALL_RATIO * plain, `the page did not answer for ${slowest} ms, a plain page for ${plain} ms`);
    });
  }
});

/** Returns the time of the slowest answer of a page with a plain article, and leaves an empty page. */
async function slowestOfPlainPage(site) {
  site.server.route(PLAIN, markdown('# Plain\n\nOne sentence.\n'));
  const widget = await site.embed({ attributes: { src: PLAIN } });
  const { slowest, outcome } = await watched(site, widget.settled());
  assert.equal(outcome.name, 'article-load', JSON.stringify(outcome.detail));
  await site.reset();
  return slowest;
}

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
