// The surroundings of a test: a server, a browser, and the page that is open in it.

import { Builder, Capabilities } from 'selenium-webdriver';
import { DIST } from './environment.mjs';
import { Server, page } from './server.mjs';
import { Widget } from './widget.mjs';
import { bounded } from './wait.mjs';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

const SCRIPT_MS = 30_000;
const PAGE_MS = 30_000;

export class Site {
  #engine;
  #options;
  #service;
  #session;

  /** `options` are the engine's, such as `voice`. */
  constructor(engine, options) {
    this.#engine = engine;
    this.#options = options;
  }

  get engine() {
    return this.#engine.name;
  }

  async start() {
    this.server = await Server.start();
    await this.#startBrowser();
  }

  async #startBrowser() {
    this.#service = await this.#engine.start(this.#options);
    const { url, capabilities } = this.#service;
    const built = new Builder().disableEnvironmentOverrides().usingServer(url).withCapabilities(new Capabilities(capabilities)).build();
    this.driver = await bounded(`${this.engine} starting`, Promise.resolve(built), 30_000);
    await this.driver.manage().setTimeouts({ script: SCRIPT_MS, pageLoad: PAGE_MS, implicit: 0 });
    this.#session = { url, id: (await this.driver.getSession()).getId(), driver: this.driver, service: this.#service };
  }

  async stop() {
    await bounded('the browser closing', this.driver?.quit() ?? Promise.resolve(), 8000).catch(() => {});
    await this.#service?.stop();
    await this.server?.stop();
  }

  /** A new browser in place of one that does not answer. */
  async restart() {
    await this.#service?.stop();
    await this.#startBrowser();
  }

  /** Prepares the next test: an empty page and storage, a desk's viewport, no preferences, no routes. */
  async reset() {
    await this.run(() => { try { localStorage.clear(); sessionStorage.clear(); } catch { /* a page without storage */ } });
    await this.driver.get('about:blank');
    this.server.reset();
    this.server.mount('/', DIST);
    await this.viewport(DESK);
    await this.media({});
    await this.browserLog();
  }

  /** Sets the page's width and height, in CSS pixels. */
  viewport(size) {
    return this.#engine.emulation.viewport(this.#session, size);
  }

  /** Media features such as `{ 'prefers-color-scheme': 'dark' }`, and `type` (`print`). */
  media(features) {
    return this.#engine.emulation.media(this.#session, features);
  }

  /** Sends a command of the DevTools protocol. Only Chromium has it. */
  devtools(command, parameters = {}) {
    return this.#engine.devtools(this.#session, command, parameters);
  }

  run(script, ...args) {
    return this.driver.executeScript(script, ...args);
  }

  async open(path) {
    await this.driver.get(/^\w+:/.test(path) ? path : this.server.url(path));
  }

  widget(selector) {
    return new Widget(this, selector);
  }

  /** Opens a sample's own page and waits for the article and its requests: pictures, related links. */
  async article(slug, options) {
    await this.open(`/articles/${slug}/`);
    const widget = this.widget();
    await widget.loaded(options);
    await this.server.idle();
    return widget;
  }

  /**
   * Opens a page that has nothing of the widget but its tag. `attributes` are the element's, `children` its own HTML,
   * `script` the address of the bundle, `at` the path of the page.
   */
  async embed({ attributes = {}, children = '<p>The fallback.</p>', script = '/article-widget.js', at = '/embedding/page.html' } = {}) {
    const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`);
    this.server.route(at, page(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>A page that embeds an article</title>
<script type="module" src="${script}"></script>
</head>
<body>
<main>
<article-widget${written.join('')}>${children}</article-widget>
</main>
</body>
</html>`));
    await this.open(at);
    return this.widget();
  }

  /** Returns everything that the collector has recorded since the page began. */
  seen() {
    return this.run(() => JSON.parse(JSON.stringify(window.__seen)));
  }

  /** Returns the browser's own log since it was last read, if the engine has one. */
  async browserLog() {
    return this.#engine.log ? this.#engine.log(this.#session) : [];
  }
}
