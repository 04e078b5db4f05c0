// Opens the widget with one huge article a few times and prints what it recorded of itself.
//   node parse.mjs DIST ARTICLE.md
import { readFileSync } from "node:fs";
import { DESK, launch, median, openTab, serve } from "./browser.mjs";

const RUNS = 5;
const [dist, article] = process.argv.slice(2);
const text = readFileSync(article, "utf8");
const server = await serve(dist, {
  "/huge.md": text,
  "/": `<!doctype html><html lang="en"><title>parse</title><script type="module" src="/article-widget.js"></script>
    <article-widget src="/huge.md"></article-widget>`,
});
const browser = await launch();
const found = new Map();
for (let run = 0; run < RUNS; run++) {
  const { context, page } = await openTab(browser, DESK);
  await page.goto(`${server.origin}/`);
  await page.waitForFunction(() => window.seen.loaded.length > 0, null, { timeout: 30_000 });
  const measures = await page.evaluate(() => performance.getEntriesByType("measure").map(({ name, duration }) => [name, duration]));
  for (const [name, duration] of measures) found.set(name, [...(found.get(name) ?? []), duration]);
  await context.close();
}
await browser.close();
server.close();

for (const [name, durations] of found) {
  if (!name.startsWith("article-widget:")) continue;
  console.log(`${name} ${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB in the browser: ${median(durations).toFixed(1)} ms (median of ${durations.length})`);
}
if (!found.has("article-widget:parse")) console.log("The widget recorded no article-widget:parse.");
