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
const page = (article) => `<!doctype html><html lang="en"><title>narration</title><script type="module" src="/article-widget.js"></script>
  <article-widget src="${article}" audio="/story.mp3" timings="/story.ndjson" speech="off"></article-widget>`;
/** Of the timings' words it has none: what is left is to read them. */
const OTHER = "# Another\n\nNothing.\n";

const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  if (path === "/") return response.writeHead(200, { "content-type": "text/html" }).end(page("/story.md"));
  if (path === "/other") return response.writeHead(200, { "content-type": "text/html" }).end(page("/other.md"));
  if (path === "/other.md") return response.writeHead(200, { "content-type": "text/markdown" }).end(OTHER);
  const file = join(path.startsWith("/story.") ? folder : dist, path);
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));

const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--mute-audio"],
});
/** What each of the runs took with the article of the page at `path`, in milliseconds, in ascending order. */
async function runs(path) {
  const took = [];
  for (let run = 0; run < RUNS; run++) {
    const tab = await browser.newPage();
    await tab.goto(`http://127.0.0.1:${server.address().port}${path}`);
    const button = tab.locator("[part~=play-button]").first();
    await button.waitFor({ timeout: 30_000 });
    await browser.startTracing(tab, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"] });
    await button.click();
    await tab.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/story.ndjson")), null, { timeout: 30_000 });
    await tab.waitForTimeout(3000);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    took.push(longestTask(traceEvents));
    await tab.close();
  }
  return took.sort((a, b) => a - b);
}

const all = await runs("/");
const reading = await runs("/other");
await browser.close();
server.close();

/** The longest task of the page's thread that ended after the timings had come: its time on the processor in milliseconds, which
 *  other programs do not lengthen much. */
function longestTask(events) {
  const sent = events.find(({ name, args }) => name === "ResourceSendRequest" && args.data.url.endsWith("/story.ndjson"));
  const came = events.find(({ name, args }) => name === "ResourceFinish" && args.data.requestId === sent?.args.data.requestId);
  if (!came) throw new Error("the trace does not hold the request for the timings");
  const tasks = events.filter(({ name, pid, tid, ts, dur, tdur }) => name.endsWith("RunTask") && tdur > 0
    && pid === came.pid && tid === came.tid && ts + dur > came.ts);
  return Math.max(...tasks.map(({ tdur }) => tdur / 1000));
}

const median = (took) => took[took.length >> 1].toFixed(0);
const size = (readFileSync(join(folder, "story.ndjson")).length / 1e6).toFixed(1);
console.log(`timings of 50,000 words, ${size} MB, in the browser: ${median(all)} ms of processor time in one task (median of ${RUNS}, least ${all[0].toFixed(0)})`);
console.log(`of which to read them, with an article that has none of their words: ${median(reading)} ms (least ${reading[0].toFixed(0)})`);
