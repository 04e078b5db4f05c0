// Opens the widget with one huge article a few times and prints what it recorded of itself.
//   node parse.mjs DIST ARTICLE.md
import { createServer } from "node:http";
import { readFileSync, existsSync } from "node:fs";
import { join, extname } from "node:path";
import { chromium } from "playwright-core";

const RUNS = 5;
const [dist, article] = process.argv.slice(2);
const types = { ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".md": "text/markdown" };
const page = `<!doctype html><html lang="en"><title>parse</title><script type="module" src="/article-widget.js"></script>
  <article-widget src="/huge.md"></article-widget>`;

const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  if (path === "/") return response.writeHead(200, { "content-type": "text/html" }).end(page);
  const file = path === "/huge.md" ? article : join(dist, path);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));

const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
const found = new Map();
for (let run = 0; run < RUNS; run++) {
  const tab = await browser.newPage();
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  const seen = () => performance.getEntriesByName("article-widget:parse").length > 0;
  await tab.waitForFunction(seen, null, { timeout: 30_000 }).catch(() => {});
  const measures = await tab.evaluate(() => performance.getEntriesByType("measure").map((m) => [m.name, m.duration]));
  for (const [name, duration] of measures) found.set(name, [...(found.get(name) ?? []), duration]);
  await tab.close();
}
await browser.close();
server.close();

const size = (readFileSync(article).length / 1e6).toFixed(1);
for (const [name, durations] of found) {
  if (!name.startsWith("article-widget:")) continue;
  const median = durations.sort((a, b) => a - b)[durations.length >> 1];
  console.log(`${name} ${size} MB in the browser: ${median.toFixed(1)} ms (median of ${durations.length})`);
}
if (!found.has("article-widget:parse")) console.log("The widget recorded no article-widget:parse.");
