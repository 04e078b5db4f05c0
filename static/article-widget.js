// The loader: defines <article-widget>, loads the WebAssembly module once for all elements, and shows the elements' own children
// until the widget is ready, or for good if it fails. All other files are found relative to this one.
// The build replaces the names between underscores (xtask/src/publish/loader.rs).
//
// 1. The bundle: its files, loaded once for the page.
// 2. Early requests, and the skeleton that an element shows meanwhile.
// 3. The element.

const NAME = 'article-widget';
const STYLE = ["__STYLE__", "__STYLE_INTEGRITY__"];
const GLUE = ["__GLUE__", "__GLUE_INTEGRITY__"];
const WASM = ["__WASM__", "__WASM_INTEGRITY__"];
/** The parts that read articles and prepared articles. The loader requests one of them without waiting for the module. */
const READER = ["__READER__", "__READER_INTEGRITY__"];
const PREPARED = ["__PREPARED__", "__PREPARED_INTEGRITY__"];
/** The class names of the skeleton's boxes, from `src/article/skeleton.rs`. */
const SKELETON = "__SKELETON__";

// 1. The bundle

const here = name => new URL(name, import.meta.url).href;
const fetchFile = ([name, integrity]) => fetch(here(name), { integrity });

/**
 * `import()` takes no integrity, but a preload of the same module does, and the two are one request. Engines remember by its address
 * that a module failed to load, so the second try has another address.
 */
const importFile = ([name, integrity], query = '') => {
  const href = here(name) + query;
  const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href, integrity });
  document.head.append(link);
  return import(href).finally(() => link.remove());
};

const checked = response => {
  if (!response.ok) throw Error(`${response.url} answered ${response.status}`);
  return response;
};

/** Loads the files that every widget needs: the glue, the module, and the text of the style sheet. */
const loadBundle = query => Promise.all([
  importFile(GLUE, query),
  fetchFile(WASM).then(checked),
  fetchFile(STYLE).then(checked).then(css => css.text()),
]);

/** The requests for files of parts that the loader started before the module needs them, by name. Null once the module has used it. */
const requests = {};

function requestFile(file) {
  const response = fetchFile(file).then(checked);
  // The module handles the error when it uses the request. Without this line the page would report it as unhandled.
  response.catch(() => {});
  return response;
}

/** Returns the response for a file of a part, after a second try if the first fails. */
function fetchPart(file) {
  const first = requests[file[0]] ?? requestFile(file);
  requests[file[0]] = null;
  return first.catch(() => retryDelay().then(() => requestFile(file)));
}

/** Changes the address for a second try. */
const RETRY_QUERY = '?2';

/** Delay before the second try, in milliseconds. */
const RETRY_DELAY_MS = 1500;
const retryDelay = () => new Promise(resolve => setTimeout(resolve, RETRY_DELAY_MS));

/** The promise that the module has started, one for all elements. */
let ready;
/** The exports of the glue, once the module has started. */
let glue;
/** The message of the failure after which no widget can work. */
let broken;
/** The text of the style sheet and of the loaded parts' style sheets. */
let style = '';

/** The elements in the page. */
const elements = new Set();

/** Widgets without an element, each with the node that it draws into. They cannot be destroyed, so another element reuses them. */
const idle = [];

/** Loads and starts the module, and requests the part that the first article needs. */
function start(part) {
  if (requests[part[0]] === undefined) requests[part[0]] = requestFile(part);
  if (ready) return ready;
  ready = loadBundle()
    .catch(() => retryDelay().then(() => loadBundle(RETRY_QUERY)))
    .then(async ([exports, wasm, css]) => {
      style = css;
      sheetOf(document);
      exports.connect(fetchPart, addStyle, fail);
      await exports.default(wasm);
      glue = exports;
    })
    .catch(error => {
      fail(String(error));
      throw error;
    });
  return ready;
}

/** Ends all widgets: every element shows its own children again. */
function fail(message) {
  broken ??= message;
  console.error(`<${NAME}>: ${broken}`);
  idle.length = 0;
  elements.forEach(showFallback);
}

function createWidget() {
  const mount = document.createElement('div');
  return [new glue.Widget(mount), mount];
}

/** A constructed style sheet works only in the document whose window made it, and an element can move to another document. */
const sheets = new WeakMap();

function sheetOf({ defaultView }) {
  if (!defaultView) return [];
  let sheet = sheets.get(defaultView);
  if (!sheet) sheets.set(defaultView, sheet = new defaultView.CSSStyleSheet());
  if (sheet.text !== style) sheet.replaceSync(sheet.text = style);
  return [sheet];
}

/** Adds the style sheet of a part. */
function addStyle(text) {
  style += text;
  elements.forEach(element => sheetOf(element.ownerDocument));
}

// 2. Early requests, and the skeleton

/** Returns the absolute address if its scheme is HTTP or HTTPS, else null. */
const resolve = (address, base) => {
  try {
    const url = new URL(address, base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
};

/** Starts a request. Returns the promise of its response, and the controller that aborts it. */
const request = url => {
  const controller = new AbortController();
  const response = fetch(url, { signal: controller.signal });
  // The widget handles the error when it awaits the response. Without this line the page would report it as unhandled.
  response.catch(() => {});
  return [response, controller];
};

/** Returns the placeholder for an element without children. The widget renders the same until the article is loaded. */
function skeleton(theme) {
  const box = (name, ...children) => {
    const div = Object.assign(document.createElement('div'), { className: name });
    div.append(...children);
    return div;
  };
  const widget = box('widget', box('skeleton', ...SKELETON.split(' ').map(name => box(name))));
  widget.dataset.theme = /^(light|dark)$/.test(theme) ? theme : 'auto';
  return widget;
}

// 3. The element

/** Gives `fail` access to a private method of the element. */
let showFallback;

class ArticleWidget extends HTMLElement {
  static observedAttributes = [
    'src', 'format', 'item', 'related', 'related-layout', 'audio', 'timings', 'player', 'speech', 'theme', 'lang', 'dir',
    'links', 'loading',
  ];

  static {
    showFallback = element => element.#showFallback();
  }

  #root = this.attachShadow({ mode: 'open' });
  /** The element's own children. */
  #slot = document.createElement('slot');
  /** A new object for each start. A start that was interrupted finds another one here. */
  #turn;
  /** Observes whether the element is near the viewport. */
  #observer;
  /** The requests that did not wait for the widget. */
  #early = [];
  #widget;
  #mount;
  /** Whether the widget shows an article. */
  #loaded = false;
  /** The JSON of the object that the page set as `article`. */
  #data;
  /** The state of the widget when the element was removed. */
  #snapshot;
  /** The settings of the player that the page made before there was a player. */
  #pending = {};
  /** The request for a link's page, then the page's address until its article is shown. */
  #opening;
  #warned = new Set();

  constructor() {
    super();
    this.#root.append(this.#slot);
    this.#root.addEventListener('click', event => this.#follow(event));
    // Properties that the page set before this class was defined would hide the accessors.
    for (const name of ['article', 'currentTime', 'playbackRate']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  connectedCallback() {
    elements.add(this);
    this.#adoptStyles();
    if (broken) this.#showFallback();
    else if (this.#is('loading', 'lazy')) this.#startWhenNear();
    else this.#start();
  }

  disconnectedCallback() {
    elements.delete(this);
    this.#observer?.disconnect();
    // If the element is moved within one task, do nothing.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  attributeChangedCallback(name) {
    if (name === 'loading' && this.#observer && this.isConnected && !this.#is(name, 'lazy')) this.#start();
    if (/^(src|format|item)$/.test(name)) this.#snapshot = undefined;
    this.#update();
  }

  #is(name, value) {
    return this.getAttribute(name)?.trim().toLowerCase() === value;
  }

  #adoptStyles() {
    this.#root.adoptedStyleSheets = sheetOf(this.ownerDocument);
  }

  #startWhenNear() {
    if (this.#turn) return;
    this.#observer ??= new IntersectionObserver(entries => {
      if (entries.some(entry => entry.isIntersecting)) this.#start();
    }, { rootMargin: '100%' });
    this.#observer.observe(this);
  }

  async #start() {
    this.#observer?.disconnect();
    if (this.#turn || broken) return;
    const turn = this.#turn = {};
    if (!this.#hasFallback()) this.#root.replaceChildren(skeleton(this.getAttribute('theme')));
    // Browsers load their voices some time after the first call. With this early call the player has them when it is rendered.
    if (this.getAttribute('speech')?.toLowerCase() !== 'off') globalThis.speechSynthesis?.getVoices();
    // These requests do not wait for the WebAssembly. If an attribute changes meanwhile, the widget requests the new address.
    const urls = [this.#data || this.#snapshot ? null : this.#address('src'), this.#address('related')];
    // A published page names the prepared form of its article, which was made when the site was built.
    const prepared = urls[0] && this.dataset.prepared && urls[0].replace(/\.md$/, `.${this.dataset.prepared}.bin`);
    this.#early = urls.map((url, index) => url && (index || !prepared ? request(url) : [...request(prepared), true]));
    try {
      await start(prepared ? PREPARED : READER);
    } catch {
      // fail() has reported it.
      return;
    }
    await this.#childrenParsed();
    if (broken || turn !== this.#turn) return;
    this.#adoptStyles();
    [this.#widget, this.#mount] = idle.pop() ?? createWidget();
    const early = this.#early.map((entry, index) => {
      if (entry && urls[index] === this.#address(['src', 'related'][index])) return entry;
      entry?.[1].abort();
    });
    this.#widget.attach(this, this.#emit, this.#hasFallback(), ...early, this.#snapshot);
    this.#snapshot = undefined;
    this.#update();
    this.#root.replaceChildren(this.#mount);
  }

  /** Aborts all requests, and keeps the article so that it is shown again when the element is put back. */
  #leave() {
    this.#turn = undefined;
    for (const entry of this.#early) entry?.[1].abort();
    this.#setOpening();
    if (!this.#widget) return;
    if (this.#loaded) this.#pending = { currentTime: this.currentTime, playbackRate: this.playbackRate };
    this.#pending.paused = true;
    this.#snapshot = this.#widget.detach();
    idle.push([this.#widget, this.#mount]);
    this.#widget = this.#mount = undefined;
    this.#loaded = false;
    this.#root.replaceChildren(this.#slot);
  }

  #update() {
    this.#widget?.update(this.#inline(), this.#data);
  }

  /** The widget calls this with the name and the detail of an event, or with `warn` and a message for the console. */
  #emit = (name, detail, cancelable) => {
    if (name === 'warn') {
      if (this.#warned.has(detail)) return;
      this.#warned.add(detail);
      console.warn(`<${NAME}>: ${detail}`, this);
      return;
    }
    if (name === 'continue') return this.#open(detail, true);
    if (name === 'article-load') this.#applyPending();
    const allowed = this.#dispatch(name, detail, cancelable);
    if (name.startsWith('article-')) this.#opened();
    return allowed;
  };

  #dispatch(name, detail, cancelable) {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
  }

  #applyPending() {
    this.#loaded = true;
    const { currentTime, playbackRate, paused } = this.#pending;
    this.#pending = {};
    if (playbackRate) this.playbackRate = playbackRate;
    if (currentTime) this.seek(currentTime);
    if (paused === false) this.play();
  }

  /** Returns the address in an attribute. */
  #address(name) {
    const value = this.getAttribute(name)?.trim();
    return value && value.toLowerCase() !== 'none' ? resolve(value, this.baseURI) : null;
  }

  /** Waits until the HTML parser has reached the element's children. */
  #childrenParsed() {
    const page = this.ownerDocument;
    if (page.readyState !== 'loading' || this.hasAttribute('src') || this.#data) return;
    return new Promise(done => page.addEventListener('DOMContentLoaded', done, { once: true }));
  }

  /** Returns the inline article inside the element. */
  #inline() {
    const script = this.querySelector(':scope > script[type="text/markdown"], :scope > script[type="application/json"]');
    if (!script) return undefined;
    // Markdown would read lines that are indented like the page's markup as code blocks.
    const lines = script.textContent.split('\n');
    const indents = lines.filter(line => line.trim()).map(line => line.match(/^[ \t]*/)[0].length);
    const indent = Math.min(...indents);
    return lines.map(line => line.slice(indent)).join('\n');
  }

  #hasFallback() {
    return [...this.childNodes].some(node => node.nodeType === Node.TEXT_NODE
      ? node.data.trim() !== ''
      : node.nodeType === Node.ELEMENT_NODE && node.localName !== 'script' && !node.hasAttribute('slot'));
  }

  /** Shows the element's own children, or a link to the article if there are none. */
  #showFallback() {
    const nodes = [this.#slot];
    const url = this.#address('src');
    if (url && !this.#hasFallback()) {
      const link = document.createElement('a');
      link.href = link.textContent = url;
      nodes.push(link);
    }
    this.#widget = undefined;
    this.#loaded = false;
    this.#root.replaceChildren(...nodes);
    this.#dispatch('article-error', { code: 'unavailable', message: broken, url: url ?? '' });
  }

  /** Opens an article of the same site in the widget if `links` is `in-place`. */
  #follow(event) {
    const { target } = event;
    if (!this.#widget || !this.#root.contains(target)) return;
    if (target.closest('.back')) this.#setOpening({});
    const page = this.#is('links', 'in-place') && glue.followed(event, this.#address('src'));
    if (page) this.#open(page);
  }

  /** Opens the article of `page`. With `plays` it is the next article of the queue, else the reader followed a link. */
  async #open(page, plays) {
    const entry = request(page);
    this.#setOpening(entry);
    this.#mount.className = 'opening';
    const address = await glue.articleAt(page, entry[0]).catch(() => {});
    entry[1].abort();
    if (entry !== this.#opening) return;
    this.#setOpening(plays ? address && { plays } : new URL(page));
    if (address || plays) this.#widget.open(address || undefined, page, plays);
    else glue.navigate(page);
  }

  /** Replaces the article that is about to be opened. */
  #setOpening(opening) {
    this.#opening?.[1]?.abort();
    this.#opening = opening;
    if (this.#mount) this.#mount.className = '';
  }

  /** After a followed link, moves the focus and the scroll position to the new article. */
  #opened() {
    const opening = this.#opening;
    if (!opening || opening[1]) return;
    this.#setOpening();
    if (opening.plays) return glue.beginAgain(this);
    const target = opening.hash && this.#root.getElementById(decodeURIComponent(opening.hash.slice(1)));
    const start = target || this.#root.querySelector('[part~=headline], [part~=error]');
    start.tabIndex = -1;
    start.focus({ preventScroll: true });
    (target || this).scrollIntoView();
  }

  get article() {
    const text = this.#widget?.article ?? this.#snapshot?.[0] ?? this.#data;
    return text ? JSON.parse(text) : null;
  }

  set article(value) {
    if (typeof value !== 'object' && value !== undefined) throw TypeError('`article` takes an object');
    this.#data = value ? JSON.stringify(value) : undefined;
    this.#snapshot = undefined;
    this.#update();
  }

  reload() { this.#widget?.reload(); }

  play() {
    if (this.#loaded) return this.#widget.play();
    this.#pending.paused = false;
    if (this.isConnected) this.#start();
  }

  pause() {
    if (this.#loaded) this.#widget.pause();
    else this.#pending.paused = true;
  }

  seek(seconds) {
    const time = Number(seconds);
    if (!Number.isFinite(time)) return;
    if (this.#loaded) this.#widget.seek(time);
    else this.#pending.currentTime = Math.max(0, time);
  }

  /** Returns a property of the player, or its pending value. */
  #player(name, initial) {
    return this.#loaded ? this.#widget[name] : this.#pending[name] ?? initial;
  }

  get currentTime() { return this.#player('currentTime', 0); }
  set currentTime(seconds) { this.seek(seconds); }
  get duration() { return this.#player('duration', NaN); }
  get paused() { return this.#player('paused', true); }
  get playbackRate() { return this.#player('playbackRate', 1); }
  set playbackRate(rate) {
    if (Number(rate) > 0) (this.#loaded ? this.#widget : this.#pending).playbackRate = Number(rate);
  }
}

if (customElements.get(NAME)) console.warn(`<${NAME}> is defined already; this copy does nothing: ${import.meta.url}`);
else customElements.define(NAME, ArticleWidget);
