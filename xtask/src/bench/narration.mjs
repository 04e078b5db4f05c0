// Opens the widget with an article of 50,000 words, listens, and prints how long the browser was busy once its timings came.
//   node narration.mjs DIST FOLDER     FOLDER holds story.md, story.mp3 and story.ndjson
import { createServer } from "node:http";
import { readFileSync, existsSync } from "node:fs";
import { join, extname } from "node:path";
import { chromium } from "playwright-core";

const RUNS = 5;
const [dist, folder] = process.argv.slice(2);
const types = {
  ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".md": "text/markdown", ".mp3": "audio/mpeg",
  ".ndjson": "application/x-json-stream",
};
const page = `<!doctype html><html lang="en"><title>narration</title><script type="module" src="/article-widget.js"></script>
  <article-widget src="/story.md" audio="/story.mp3" timings="/story.ndjson" speech="off"></article-widget>`;

const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  if (path === "/") return response.writeHead(200, { "content-type": "text/html" }).end(page);
  const file = join(path.startsWith("/story.") ? folder : dist, path);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));

const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--mute-audio"],
});
const longest = [];
for (let run = 0; run < RUNS; run++) {
  const tab = await browser.newPage();
  await tab.addInitScript(() => {
    window.tasks = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration });
    }).observe({ type: "longtask", buffered: true });
  });
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
  await tab.locator("[part~=play-button]").first().click({ timeout: 30_000 });
  const came = () => performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/story.ndjson"))?.responseEnd;
  await tab.waitForFunction(came, null, { timeout: 30_000 });
  // The observer tells of a task after it: until two seconds without one.
  await tab.waitForTimeout(2000);
  longest.push(await tab.evaluate((since) => {
    const after = tasks.filter(({ startTime, duration }) => startTime + duration > since);
    return Math.max(0, ...after.map(({ duration }) => duration));
  }, await tab.evaluate(came)));
  await tab.close();
}
await browser.close();
server.close();

const median = longest.sort((a, b) => a - b)[longest.length >> 1];
const size = (readFileSync(join(folder, "story.ndjson")).length / 1e6).toFixed(1);
const most = longest.at(-1).toFixed(0);
console.log(`timings of 50,000 words, ${size} MB, in the browser: longest task ${median.toFixed(0)} ms (median of ${longest.length}, at most ${most}; tasks under 50 ms are not told)`);
