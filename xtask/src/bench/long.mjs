// Long articles at a desk: how long after the data the first screen is painted, the longest task, and when the last paragraph is there.
//   node long.mjs DIST RUNS STORY.md…
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { DESK, blocked, launch, median, openTab, printTable, serve } from "./browser.mjs";

const [dist, runs, ...stories] = process.argv.slice(2);
const LAST = "The very last words.";

const texts = stories.map((path) => `${readFileSync(path, "utf8").trimEnd()}\n\n${LAST}\n`);
const server = await serve(dist, Object.fromEntries(stories.flatMap((path, at) => [
  [`/${at}.md`, texts[at]],
  [`/${at}`, `<!doctype html><html lang="en"><title>${at}</title><script type="module" src="/article-widget.js"></script>
    <article-widget src="/${at}.md" speech="off"></article-widget>`],
])));
const browser = await launch();

/** Runs in the page: looks for the first screen and the last paragraph in each frame. */
function watch(last) {
  const look = () => {
    const root = document.querySelector("article-widget")?.shadowRoot;
    const paragraphs = root?.querySelectorAll("[part~=body] p") ?? [];
    // The frame after this one shows what this one has found.
    if (paragraphs.length && !window.seen.first) requestAnimationFrame(() => { window.seen.first = performance.now(); });
    const end = paragraphs[paragraphs.length - 1];
    if (end?.textContent === last && end.getClientRects().length) window.seen.last = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function once(at) {
  const tab = await openTab(browser, DESK);
  await tab.page.addInitScript(`addEventListener("DOMContentLoaded", () => (${watch})(${JSON.stringify(LAST)}))`);
  await tab.page.goto(`${server.origin}/${at}`, { waitUntil: "commit" });
  await tab.page.waitForFunction(() => window.seen?.last && window.seen.loaded.length, null, { timeout: 60_000 });
  await tab.page.waitForLoadState("networkidle");
  const result = await tab.page.evaluate((story) => {
    const { first, last, long, loaded } = window.seen;
    const ended = (end) => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(end)).map(({ responseEnd }) => responseEnd);
    // The widget can read the article once it has the text and the module with its reader.
    const data = Math.max(...ended(story), ...ended(".wasm").filter((end) => end < first));
    return { data, first, last, long, loaded: loaded[0] };
  }, `/${at}.md`);
  await tab.context.close();
  const since = result.long.filter(([start, duration]) => start + duration > result.data);
  return {
    "first screen, ms after the data": result.first - result.data,
    "last paragraph, ms": result.last - result.data,
    "article-load, ms": result.loaded - result.data,
    "longest task, ms": Math.max(0, ...since.map(([, duration]) => duration)),
    "tasks over 50 ms": since.length,
    "blocked, ms": blocked(since),
  };
}

const rows = [];
for (const [at, path] of stories.entries()) {
  const results = [];
  for (let run = 0; run < Number(runs); run++) results.push(await once(at));
  rows.push({
    article: `${basename(path)}, ${(Buffer.byteLength(texts[at]) / 1000).toFixed(0)} kB`,
    ...Object.fromEntries(Object.keys(results[0]).map((column) => [column, median(results.map((result) => result[column]))])),
  });
}
printTable(`Long articles, at a desk, median of ${runs}`, rows);
await browser.close();
server.close();
