// Published pages beside themselves without scripts, on a phone: what they move, paint, block and shift before anybody touches them, and
// how long after a press on play the recording is heard.
//   node published.mjs DIST RUNS SLUG…
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { blocked, kilobytes, launch, median, openTab, PHONE, printTable, serve } from "./browser.mjs";

const [dist, runs, ...slugs] = process.argv.slice(2);

/** Time in which nobody touches the page, in milliseconds. */
const QUIET_MS = 3500;
/** Longest wait for the sound and for the widget, in milliseconds. */
const WITHIN_MS = 15_000;

/** The page without its scripts and without what it loads early. Data for search engines stays. */
const bare = (html) => html
  .replace(/<script(?![^>]*json)[^>]*>[\s\S]*?<\/script>/g, "")
  .replace(/<link[^>]*rel="(?:modulepreload|preload|prefetch)"[^>]*>/g, "");

const html = (slug) => readFileSync(join(dist, "articles", slug, "index.html"), "utf8");
const server = await serve(dist, Object.fromEntries(slugs.map((slug) => [`/articles/${slug}/bare.html`, bare(html(slug))])));
const browser = await launch("--autoplay-policy=document-user-activation-required");

async function once(path, presses) {
  const tab = await openTab(browser, PHONE);
  const { page, files } = tab;
  await page.goto(server.origin + path, { waitUntil: "load" });
  await page.waitForTimeout(QUIET_MS);
  const { paint, long, shift } = await page.evaluate(() => window.seen);
  const row = {
    "moved, kB": kilobytes(files),
    "wasm files": files.filter(({ url }) => url.endsWith(".wasm")).length,
    "painted, ms": paint,
    "blocked, ms": blocked(long),
    "shift": shift,
  };
  if (presses) Object.assign(row, await press(tab));
  await tab.context.close();
  return row;
}

/** Presses play. */
async function press({ page, files }) {
  const button = page.getByRole("button", { name: /^(listen|play)/i }).first();
  await page.evaluate(() => {
    addEventListener("pointerdown", () => { window.seen.pressed = performance.now(); }, { capture: true, once: true });
    // Events of media do not bubble, and do not leave a shadow root: the clock is looked at in each frame.
    const look = () => {
      const widget = document.querySelector("article-widget");
      const heard = [widget, widget.shadowRoot].filter(Boolean).flatMap((root) => [...root.querySelectorAll("audio")])
        .some((audio) => !audio.paused && audio.currentTime > 0);
      if (heard) window.seen.heard = performance.now();
      else requestAnimationFrame(look);
    };
    look();
  });
  // What does not happen in time has no number in the table.
  await button.click({ timeout: WITHIN_MS })
    .then(() => page.waitForFunction(() => window.seen.heard && window.seen.loaded.length, null, { timeout: WITHIN_MS }))
    .catch((error) => console.error(`The press on play: ${error.message.split("\n")[0]}`));
  const { pressed, heard, loaded, shift } = await page.evaluate(() => window.seen);
  return { "heard after, ms": heard - pressed, "taken over after, ms": loaded[0] - pressed, "shift in all": shift, "moved in all, kB": kilobytes(files) };
}

for (const slug of slugs) {
  const pages = { "without scripts": [], published: [] };
  for (let run = 0; run < Number(runs); run++) {
    pages["without scripts"].push(await once(`/articles/${slug}/bare.html`, false));
    pages.published.push(await once(`/articles/${slug}/`, /class="player/.test(html(slug))));
  }
  const rows = Object.entries(pages).map(([page, results]) => ({
    page,
    ...Object.fromEntries(Object.keys(results[0]).map((column) => [column, median(results.map((result) => result[column]))])),
  }));
  printTable(`${slug}, on a phone, median of ${runs}`, rows);
}
await browser.close();
server.close();
