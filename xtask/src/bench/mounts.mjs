// Mounts and removes elements one after the other, and prints what is left of them: after 10, 500 and 1,500.
//   node mounts.mjs DIST
import { DESK, launch, memoryOf, openTab, printTable, serve } from "./browser.mjs";

const [dist, only] = process.argv.slice(2);
const STORY = "/content/harbour-bridge-reopens.md";
const TEXT = "---\ntitle: A story\nlang: en\n---\n\nIts first paragraph.\n\n- A list\n- of two\n";

/** What each mount makes, by its number. */
const KINDS = {
  "inline text": () => ({ text: TEXT }),
  "by address": () => ({ src: STORY, audio: "none", speech: "off" }),
  "with a recording": () => ({ src: STORY }),
  "with the player": () => ({ src: STORY, player: "sticky" }),
  "a mix": (at) => [{ text: TEXT }, { src: STORY }, { src: STORY, player: "sticky" }, { src: "/content/minato-no-akari.md", theme: "dark" }][at % 4],
};

/** Mounts after which to look. The first ten fill what is shared: pools, caches, the tables of the engine. */
const STOPS = [10, 500, 1500];

/** Runs in the page: mounts elements from number `from` to `to`, each removed once it shows its article. */
async function mount([from, to, settings]) {
  for (let at = from; at < to; at++) {
    const { text, ...attributes } = settings[at % settings.length];
    const element = document.createElement("article-widget");
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (text) element.append(Object.assign(document.createElement("script"), { type: "text/markdown", textContent: text }));
    const loaded = new Promise((ready, failed) => {
      element.addEventListener("article-load", ready);
      element.addEventListener("article-error", ({ detail }) => failed(new Error(detail.message)));
    });
    document.body.append(element);
    await loaded;
    element.remove();
    await new Promise((later) => setTimeout(later));
    // The measuring itself must not grow.
    window.seen.loaded.length = window.seen.long.length = 0;
    performance.clearResourceTimings();
  }
}

const server = await serve(dist, {
  "/": `<!doctype html><html lang="en"><title>mounts</title><script type="module" src="/article-widget.js"></script><body>`,
});
const browser = await launch();
for (const [kind, settings] of Object.entries(KINDS)) {
  if (only && only !== kind) continue;
  const tab = await openTab(browser, DESK);
  await tab.page.goto(`${server.origin}/`);
  const rows = [];
  let done = 0;
  for (const stop of STOPS) {
    await tab.page.evaluate(mount, [done, stop, [0, 1, 2, 3].map(settings)]);
    done = stop;
    // Pictures and requests that were on their way are freed once they have ended.
    await tab.page.waitForLoadState("networkidle");
    const { heap, module, ...counts } = await memoryOf(tab);
    rows.push({ mounts: String(stop), ...counts, "heap, kB": heap / 1000, "module, kB": module / 1000 });
  }
  printTable(kind, rows);
  const [, first, last] = rows;
  console.log(`of ${STOPS[2] - STOPS[1]} more, each leaves ${((last["heap, kB"] - first["heap, kB"]) * 1000 / (STOPS[2] - STOPS[1])).toFixed(0)} bytes of heap\n`);
  await tab.context.close();
}
await browser.close();
server.close();
