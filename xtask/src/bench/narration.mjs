// Opens the widget with an article of 50,000 words, listens, and prints how long the browser was busy once its timings came.
//   node narration.mjs DIST FOLDER     FOLDER holds story.md, story.mp3 and story.ndjson
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launch, serve } from "./browser.mjs";

const RUNS = 5;
const [dist, folder] = process.argv.slice(2);
const server = await serve(dist, {
  "/": `<!doctype html><html lang="en"><title>narration</title><script type="module" src="/article-widget.js"></script>
    <article-widget src="/story.md" audio="/story.mp3" timings="/story.ndjson" speech="off"></article-widget>`,
  ...Object.fromEntries(["story.md", "story.mp3", "story.ndjson"].map((name) => [`/${name}`, readFileSync(join(folder, name))])),
});
const browser = await launch();

/** How long the browser was busy in each of the runs, in milliseconds: with reading, with tying, and with the whole task. */
async function measured() {
  const took = { timings: [], align: [], task: [] };
  for (let run = 0; run < RUNS; run++) {
    const tab = await browser.newPage();
    await tab.goto(`${server.origin}/`);
    const button = tab.locator("[part~=play-button]").first();
    await button.waitFor({ timeout: 30_000 });
    await browser.startTracing(tab, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"] });
    await button.click();
    await tab.waitForFunction(() => performance.getEntriesByName("article-widget:align").length > 0, null, { timeout: 30_000 });
    await tab.waitForTimeout(1500);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    took.task.push(longestTask(traceEvents));
    for (const name of ["timings", "align"]) {
      took[name].push(await tab.evaluate((name) => performance.getEntriesByName(`article-widget:${name}`)[0].duration, name));
    }
    await tab.close();
  }
  return took;
}

const took = await measured();
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

const least = (took) => Math.min(...took).toFixed(0);
const median = (took) => took.sort((a, b) => a - b)[took.length >> 1].toFixed(0);
const size = (readFileSync(join(folder, "story.ndjson")).length / 1e6).toFixed(1);
const line = (what, took) => console.log(`${what}: ${median(took)} ms (median of ${RUNS}, least ${least(took)})`);
line(`timings of 50,000 words, ${size} MB, in the browser, read`, took.timings);
line("tied to their article", took.align);
line("the whole task, with what is drawn of it, processor time", took.task);
