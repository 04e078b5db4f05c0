// Shared by the benchmarks in the browser: a server of the bundle, Chromium, a phone and a desk, and the numbers of a page.
// The program of the browser is in the variable CHROME.

import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { chromium } from "playwright-core";

const TYPES = {
  ".css": "text/css", ".html": "text/html", ".jpg": "image/jpeg", ".js": "text/javascript", ".json": "application/json", ".md": "text/markdown",
  ".mp3": "audio/mpeg", ".ndjson": "application/x-json-stream", ".png": "image/png", ".svg": "image/svg+xml", ".vtt": "text/vtt",
  ".wasm": "application/wasm", ".webp": "image/webp",
};

/** Text above this size is compressed less, in bytes: quality 11 would take longer than the whole benchmark. */
const LARGE = 3_000_000;

/**
 * Serves the bundle in `dist` on the loopback interface, text with brotli as a CDN does. `answers` has further contents by path: a
 * `Buffer`, or a string. Returns the server's `origin`, and `close`.
 */
export async function serve(dist, answers = {}) {
  const compressed = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    let file = join(dist, path);
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    const body = path in answers ? Buffer.from(answers[path]) : existsSync(file) ? readFileSync(file) : undefined;
    if (!body) return response.writeHead(404).end();
    const type = TYPES[extname(path in answers ? path : file)] ?? (path in answers ? "text/html" : "application/octet-stream");
    const headers = { "content-type": /^text\//.test(type) ? `${type}; charset=utf-8` : type };
    if (/^(audio|image\/(?!svg))/.test(type)) return sendRange(request, response, body, headers);
    if (!/\bbr\b/.test(request.headers["accept-encoding"] ?? "")) return response.writeHead(200, headers).end(body);
    if (!compressed.has(path)) {
      const quality = body.length > LARGE ? 5 : 11;
      compressed.set(path, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
    }
    response.writeHead(200, { ...headers, "content-encoding": "br" }).end(compressed.get(path));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** Browsers request media in ranges. */
function sendRange(request, response, body, headers) {
  const [, first, last] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? "") ?? [];
  if (first === undefined) return response.writeHead(200, { ...headers, "accept-ranges": "bytes" }).end(body);
  const end = last ? Number(last) : body.length - 1;
  response.writeHead(206, { ...headers, "accept-ranges": "bytes", "content-range": `bytes ${first}-${end}/${body.length}` });
  response.end(body.subarray(Number(first), end + 1));
}

export const launch = (...args) => chromium.launch({
  executablePath: process.env.CHROME,
  args: [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--mute-audio", ...args,
  ],
});

/** The devices: a phone on a slow line, and a desk without any limit. */
export const PHONE = { viewport: { width: 412, height: 823 }, line: { latency: 150, downloadThroughput: 2e5, uploadThroughput: 93_750 }, slowdown: 4 };
export const DESK = { viewport: { width: 1280, height: 800 } };

// Runs first in each page. Collects what only observers see, and the memory of the module.
function collect() {
  const seen = { paint: 0, long: [], shift: 0, loaded: [], memory: undefined };
  Object.defineProperty(window, "seen", { value: seen });
  const observe = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("largest-contentful-paint", ({ startTime }) => { seen.paint = startTime; });
  observe("longtask", ({ startTime, duration }) => seen.long.push([startTime, duration]));
  observe("layout-shift", ({ hadRecentInput, value }) => { if (!hadRecentInput) seen.shift += value; });
  addEventListener("article-load", () => seen.loaded.push(performance.now()), true);
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...parts) => {
      const made = await original.apply(WebAssembly, parts);
      const { exports } = made.instance ?? made;
      seen.memory ??= Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
      return made;
    };
  }
}

/** Opens an empty tab of `device` with nothing cached. Returns the page, its DevTools session, and the files that came over the line. */
export async function openTab(browser, device) {
  const context = await browser.newContext({ viewport: device.viewport });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  if (device.line) await devtools.send("Network.emulateNetworkConditions", { offline: false, ...device.line });
  if (device.slowdown) await devtools.send("Emulation.setCPUThrottlingRate", { rate: device.slowdown });
  const files = [];
  const responses = new Map();
  devtools.on("Network.responseReceived", ({ requestId, response }) => responses.set(requestId, response));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const { mimeType = "", url = "" } = responses.get(requestId) ?? {};
    files.push({ url, type: mimeType, bytes: encodedDataLength });
  });
  await page.addInitScript(collect);
  return { context, page, devtools, files };
}

/** Returns the memory of the page after a collection of garbage: nodes, listeners, the JavaScript heap and the module's memory in bytes. */
export async function memoryOf({ page, devtools }) {
  for (let i = 0; i < 3; i++) await devtools.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners: listeners } = await devtools.send("Memory.getDOMCounters");
  const { usedSize: heap } = await devtools.send("Runtime.getHeapUsage");
  const { module, entries } = await page.evaluate(() => ({
    module: window.seen.memory?.buffer.byteLength ?? 0,
    entries: performance.getEntriesByType("measure").length + performance.getEntriesByType("mark").length,
  }));
  return { nodes, listeners, heap, module, entries };
}

/** Time beyond 50 ms of each long task until `end`, in milliseconds. */
export const blocked = (long, end = Infinity) => long.filter(([start]) => start < end).reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0);

/** Returns the bytes of all files that are no media, in kB. */
export const kilobytes = (files) => files.filter(({ type }) => !/^(audio|video|image)/.test(type)).reduce((sum, { bytes }) => sum + bytes, 0) / 1000;

export const median = (values) => {
  const known = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  return known.length ? known[known.length >> 1] : undefined;
};

/** Prints a table: a line for each row, a column for each key, numbers with at most `digits` decimals. */
export function printTable(title, rows) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const text = (value) => typeof value === "number" ? String(Math.round(value * (Math.abs(value) < 10 ? 1000 : 10)) / (Math.abs(value) < 10 ? 1000 : 10)) : value ?? "–";
  const cells = rows.map((row) => columns.map((column) => text(row[column])));
  const widths = columns.map((column, at) => Math.max(column.length, ...cells.map((line) => line[at].length)));
  const line = (values) => values.map((value, at) => at ? value.padStart(widths[at]) : value.padEnd(widths[at])).join("  ");
  console.log([title, line(columns), ...cells.map(line)].join("\n") + "\n");
}
