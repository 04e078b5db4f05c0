// One element on a page beside a hundred: time and memory of each, and the longest task.
//   node hundred.mjs DIST
import { blocked, DESK, launch, median, memoryOf, openTab, PHONE, printTable, serve } from "./browser.mjs";

const RUNS = 3;
const [dist] = process.argv.slice(2);
const STORIES = ["harbour-bridge-reopens", "ferry-delayed", "halden-market-moves", "counting-the-tide"];

const pageOf = (count) => `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>${count}</title>
  <script type="module" src="/article-widget.js"></script>
  ${Array.from({ length: count }, (_, at) => `<article-widget src="/content/${STORIES[at % STORIES.length]}.md"></article-widget>`).join("\n")}`;

const COUNTS = [0, 1, 10, 100];
const server = await serve(dist, Object.fromEntries(COUNTS.map((count) => [`/${count}`, pageOf(count)])));
const browser = await launch();

async function once(count, device) {
  const tab = await openTab(browser, device);
  await tab.devtools.send("Performance.enable");
  await tab.page.goto(`${server.origin}/${count}`, { waitUntil: "commit" });
  await tab.page.waitForFunction((count) => window.seen?.loaded.length >= count, count, { timeout: 120_000 });
  await tab.page.waitForLoadState("networkidle");
  const { first, last, long, started } = await tab.page.evaluate(() => ({
    first: window.seen.loaded[0],
    last: window.seen.loaded.at(-1),
    long: window.seen.long,
    started: performance.getEntriesByType("resource").find(({ name }) => name.endsWith(".wasm"))?.responseEnd,
  }));
  const { heap, module, nodes } = await memoryOf(tab);
  const { metrics } = await tab.devtools.send("Performance.getMetrics");
  const busy = metrics.find(({ name }) => name === "TaskDuration").value * 1000;
  await tab.context.close();
  return { first, last, started, busy, blocked: blocked(long), longest: Math.max(0, ...long.map(([, duration]) => duration)), heap, module, nodes };
}

for (const [title, device] of [["a hundred elements, at a desk", DESK], ["a hundred elements, on a phone", PHONE]]) {
  const runs = Object.fromEntries(COUNTS.map((count) => [count, []]));
  for (let run = 0; run < RUNS; run++) for (const count of COUNTS) runs[count].push(await once(count, device));
  const of = (count, name) => median(runs[count].map((result) => result[name]));
  const memory = (count) => of(count, "heap") + of(count, "module");
  printTable(title, COUNTS.slice(1).map((count) => ({
    elements: String(count),
    "first, ms": of(count, "first"),
    "last, ms": of(count, "last"),
    "busy, ms": of(count, "busy"),
    "busy for each, ms": (of(count, "busy") - of(0, "busy")) / count,
    "longest task, ms": of(count, "longest"),
    "blocked, ms": of(count, "blocked"),
    "nodes for each": of(count, "nodes") / count,
    // Without what one element needs at least: the module, the glue, the styles.
    "memory, MB": memory(count) / 1e6,
    "each more, kB": count > 1 ? (memory(count) - memory(1)) / (count - 1) / 1000 : undefined,
  })));
}
await browser.close();
server.close();
