// The loader: defines <article-widget>, brings the WebAssembly in once for all elements, and shows the elements' own
// children until, or instead of, the widget. Everything else is found relative to this file.
// The names between underscores are put in when the bundle is built.
//
// 1. The parts of the bundle, brought once for the page.
// 2. What an element shows and asks for while they are on their way.
// 3. The element.

const NAME = 'article-widget';
const STYLE = ["__STYLE__", "__STYLE_INTEGRITY__"];
const GLUE = ["__GLUE__", "__GLUE_INTEGRITY__"];
const WASM = ["__WASM__", "__WASM_INTEGRITY__"];
/** The parts that read articles, and articles that were prepared: they do not wait for the module to ask. */
const READER = ["__READER__", "__READER_INTEGRITY__"];
const PREPARED = ["__PREPARED__", "__PREPARED_INTEGRITY__"];

// 1. The bundle

const here = name => new URL(name, import.meta.url).href;
const fetchPart = ([name, integrity]) => fetch(here(name), { integrity });

/**
 * `import()` takes no integrity; a preload of the same module does, and both are one request. Engines remember what did not come by
 * its whole address: the second try has another one.
 */
const importPart = ([name, integrity], again = '') => {
  const href = here(name) + again;
  const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href, integrity });
  document.head.append(link);
  return import(href).finally(() => link.remove());
};

/** The script of a part; asked for once more where it does not come. */
const importLater = file => importPart(file).catch(() => later().then(() => importPart(file, AGAIN)));

const answered = response => {
  if (!response.ok) throw Error(`${response.url} answered ${response.status}`);
  return response;
};

/** What every widget needs: the glue, the module, the text of the style sheet. */
const parts = async again => {
  return Promise.all([importPart(GLUE, again), fetchPart(WASM).then(answered), fetchPart(STYLE).then(answered).then(css => css.text())]);
};

/** Requests for parts that the module has not asked for yet, by their names; null once it has. */
const wanted = {};

function ask(file) {
  const response = fetchPart(file).then(answered);
  response.catch(() => {});
  return response;
}

/** A file of a part; asked for once more where it does not come. */
function bring(file) {
  const first = wanted[file[0]] ?? ask(file);
  wanted[file[0]] = null;
  return first.catch(() => later().then(() => ask(file)));
}

/** What a second try has behind the address. */
const AGAIN = '?2';

/** After so long a part that did not come is asked for once more, in milliseconds. */
const SECOND_TRY_MS = 1500;
const later = () => new Promise(resolve => setTimeout(resolve, SECOND_TRY_MS));

/** The promise of the module, made once for all elements. */
let ready;
/** What it exports, once it is here. */
let glue;
/** Why nothing more can be drawn. */
let broken;
/** The text of the style sheet, and of those of the parts that came. */
let style = '';

/** The elements in the page. */
const elements = new Set();

/** Widgets that no element needs now, each with the node it is drawn into: they cannot be destroyed, so they serve again. */
const idle = [];

function begin(part) {
  if (wanted[part[0]] === undefined) wanted[part[0]] = ask(part);
  if (ready) return ready;
  ready = parts()
    .catch(() => later().then(() => parts(AGAIN)))
    .then(async ([exports, wasm, css]) => {
      style = css;
      sheetOf(document);
      exports.connect(bring, importLater, wear, fail);
      await exports.default(wasm);
      glue = exports;
    })
    .catch(error => {
      fail(String(error));
      throw error;
    });
  return ready;
}

/** After this nothing is drawn any more: every element goes back to its own children. */
function fail(message) {
  broken ??= message;
  console.error(`<${NAME}>: ${broken}`);
  idle.length = 0;
  elements.forEach(giveUp);
}

function draw() {
  const mount = document.createElement('div');
  return [new glue.Widget(mount), mount];
}

/** A constructed sheet serves only the document whose window made it; an element can move to another one. */
const sheets = new WeakMap();

function sheetOf({ defaultView }) {
  if (!defaultView) return [];
  let sheet = sheets.get(defaultView);
  if (!sheet) sheets.set(defaultView, sheet = new defaultView.CSSStyleSheet());
  if (sheet.text !== style) sheet.replaceSync(sheet.text = style);
  return [sheet];
}

/** Takes the styles of a part. */
function wear(text) {
  style += text;
  elements.forEach(element => sheetOf(element.ownerDocument));
}

// 2. Until then

/** The absolute address, where it is one of the web. */
const resolve = (address, base) => {
  try {
    const url = new URL(address, base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
};

/** A request, and what ends it. */
const request = url => {
  const controller = new AbortController();
  const answer = fetch(url, { signal: controller.signal });
  // Whoever awaits it is told; until somebody does, it is no error of the page.
  answer.catch(() => {});
  return [answer, controller];
};

/** What holds the place of an article that has no children to show; the widget draws the same until the text is here. */
function skeleton(theme) {
  const box = (name, ...children) => {
    const div = Object.assign(document.createElement('div'), { className: name });
    div.append(...children);
    return div;
  };
  const lines = Array.from({ length: 8 }, () => box('skeleton-line'));
  const widget = box('widget', box('skeleton', box('skeleton-headline'), ...lines));
  widget.dataset.theme = /^(light|dark)$/.test(theme) ? theme : 'auto';
  return widget;
}

// 3. The element

/** For `fail`: what is private to an element stays so. */
let giveUp;

class ArticleWidget extends HTMLElement {
  static observedAttributes = [
    'src', 'format', 'item', 'related', 'related-layout', 'audio', 'timings', 'player', 'speech', 'theme', 'lang', 'dir',
    'links', 'loading',
  ];

  static {
    giveUp = element => element.#fallBack();
  }

  #root = this.attachShadow({ mode: 'open' });
  /** The element's own children. */
  #slot = document.createElement('slot');
  /** Something new each time that the element begins. */
  #turn;
  /** Waits until the element is near the viewport. */
  #near;
  /** The requests that did not wait for the widget. */
  #early = [];
  #widget;
  #mount;
  /** Whether the widget shows an article. */
  #loaded = false;
  /** JSON of what the page gave to `article`. */
  #data;
  /** What the widget showed when the element was removed. */
  #kept;
  /** What the page asked of the player before there was one. */
  #wish = {};
  /** The request for a link's page, then its address until the article is here. */
  #opening;
  #said = new Set();

  constructor() {
    super();
    this.#root.append(this.#slot);
    this.#root.addEventListener('click', event => this.#follow(event));
    // What was set before this class was there would hide the accessors.
    for (const name of ['article', 'currentTime', 'playbackRate']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  connectedCallback() {
    elements.add(this);
    this.#dress();
    if (broken) this.#fallBack();
    else if (this.#is('loading', 'lazy')) this.#whenNear();
    else this.#begin();
  }

  disconnectedCallback() {
    elements.delete(this);
    this.#near?.disconnect();
    // Moved within one task, it never was away.
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  attributeChangedCallback(name) {
    if (name === 'loading' && this.#near && this.isConnected && !this.#is(name, 'lazy')) this.#begin();
    if (/^(src|format|item)$/.test(name)) this.#kept = undefined;
    this.#update();
  }

  #is(name, value) {
    return this.getAttribute(name)?.trim().toLowerCase() === value;
  }

  #dress() {
    this.#root.adoptedStyleSheets = sheetOf(this.ownerDocument);
  }

  #whenNear() {
    if (this.#turn) return;
    this.#near ??= new IntersectionObserver(entries => {
      if (entries.some(entry => entry.isIntersecting)) this.#begin();
    }, { rootMargin: '100%' });
    this.#near.observe(this);
  }

  async #begin() {
    this.#near?.disconnect();
    if (this.#turn || broken) return;
    const turn = this.#turn = {};
    if (!this.#hasFallback()) this.#root.replaceChildren(skeleton(this.getAttribute('theme')));
    // The browser's voices come some time after they are first asked for: the player will know them when it is drawn.
    if (this.getAttribute('speech')?.toLowerCase() !== 'off') globalThis.speechSynthesis?.getVoices();
    // Requests do not wait for the WebAssembly. What changes meanwhile is asked for anew.
    const asked = [this.#data || this.#kept ? null : this.#address('src'), this.#address('related')];
    // A published page names what was made of its article when the site was built.
    const made = asked[0] && this.dataset.prepared && asked[0].replace(/\.md$/, `.${this.dataset.prepared}.bin`);
    this.#early = asked.map((url, at) => url && (at || !made ? request(url) : [...request(made), true]));
    try {
      await begin(made ? PREPARED : READER);
    } catch {
      // Told by fail().
      return;
    }
    await this.#parsed();
    if (broken || turn !== this.#turn) return;
    this.#dress();
    [this.#widget, this.#mount] = idle.pop() ?? draw();
    const early = this.#early.map((begun, at) => {
      if (begun && asked[at] === this.#address(['src', 'related'][at])) return begun;
      begun?.[1].abort();
    });
    this.#widget.seat(this, this.#tell, this.#hasFallback(), ...early, this.#kept);
    this.#kept = undefined;
    this.#update();
    this.#root.replaceChildren(this.#mount);
  }

  /** Ends what was begun; what was on the page is kept as data, and shown again when the element comes back. */
  #leave() {
    this.#turn = undefined;
    for (const begun of this.#early) begun?.[1].abort();
    this.#opens();
    if (!this.#widget) return;
    if (this.#loaded) this.#wish = { currentTime: this.currentTime, playbackRate: this.playbackRate };
    this.#wish.paused = true;
    this.#kept = this.#widget.park();
    idle.push([this.#widget, this.#mount]);
    this.#widget = this.#mount = undefined;
    this.#loaded = false;
    this.#root.replaceChildren(this.#slot);
  }

  #update() {
    this.#widget?.update(this.#inline(), this.#data);
  }

  /** What happens in the widget: told by it as an event's name and detail, or as words for the console. */
  #tell = (name, detail, cancelable) => {
    if (name === 'warn') {
      if (this.#said.has(detail)) return;
      this.#said.add(detail);
      console.warn(`<${NAME}>: ${detail}`, this);
      return;
    }
    if (name === 'continue') return this.#open(detail, true);
    if (name === 'article-load') this.#arrived();
    const goesOn = this.#announce(name, detail, cancelable);
    if (name.startsWith('article-')) this.#opened();
    return goesOn;
  };

  #announce(name, detail, cancelable) {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
  }

  #arrived() {
    this.#loaded = true;
    const { currentTime, playbackRate, paused } = this.#wish;
    this.#wish = {};
    if (playbackRate) this.playbackRate = playbackRate;
    if (currentTime) this.seek(currentTime);
    if (paused === false) this.play();
  }

  /** The address in an attribute. */
  #address(name) {
    const value = this.getAttribute(name)?.trim();
    return value && value.toLowerCase() !== 'none' ? resolve(value, this.baseURI) : null;
  }

  /** The parser may still be on its way to the element's children. */
  #parsed() {
    const page = this.ownerDocument;
    if (page.readyState !== 'loading' || this.hasAttribute('src') || this.#data) return;
    return new Promise(done => page.addEventListener('DOMContentLoaded', done, { once: true }));
  }

  /** The text inside the element, where it stands there. */
  #inline() {
    const script = this.querySelector(':scope > script[type="text/markdown"], :scope > script[type="application/json"]');
    if (!script) return undefined;
    // Set in with the page's own markup, every line would be code in Markdown.
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

  /** Shows the element's own children, and a link to the article where there are none. */
  #fallBack() {
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
    this.#announce('article-error', { code: 'unavailable', message: broken, url: url ?? '' });
  }

  /** Opens an article of the same site in the widget, where `links` says so. */
  #follow(event) {
    const { target } = event;
    if (!this.#widget || !this.#root.contains(target)) return;
    if (target.closest('.back')) this.#opens({});
    const page = this.#is('links', 'in-place') && glue.followed(event, this.#address('src'));
    if (page) this.#open(page);
  }

  /** `plays` where it is the next on the listener's queue: then nobody has followed a link. */
  async #open(page, plays) {
    const begun = request(page);
    this.#opens(begun);
    this.#mount.className = 'opening';
    const address = await glue.articleAt(page, begun[0]).catch(() => {});
    begun[1].abort();
    if (begun !== this.#opening) return;
    this.#opens(plays ? address && { plays } : new URL(page));
    if (address || plays) this.#widget.open(address || undefined, page, plays);
    else glue.navigate(page);
  }

  /** What is about to be opened, in place of what was. */
  #opens(what) {
    this.#opening?.[1]?.abort();
    this.#opening = what;
    if (this.#mount) this.#mount.className = '';
  }

  /** The reader who followed a link is at the new article, with the focus and with the eyes. */
  #opened() {
    const place = this.#opening;
    if (!place || place[1]) return;
    this.#opens();
    if (place.plays) return glue.beginAgain(this);
    const target = place.hash && this.#root.getElementById(decodeURIComponent(place.hash.slice(1)));
    const start = target || this.#root.querySelector('[part~=headline], [part~=error]');
    start.tabIndex = -1;
    start.focus({ preventScroll: true });
    (target || this).scrollIntoView();
  }

  get article() {
    const text = this.#widget?.article ?? this.#kept?.[0] ?? this.#data;
    return text ? JSON.parse(text) : null;
  }

  set article(value) {
    if (typeof value !== 'object' && value !== undefined) throw TypeError('`article` takes an object');
    this.#data = value ? JSON.stringify(value) : undefined;
    this.#kept = undefined;
    this.#update();
  }

  reload() { this.#widget?.reload(); }

  play() {
    if (this.#loaded) return this.#widget.play();
    this.#wish.paused = false;
    if (this.isConnected) this.#begin();
  }

  pause() {
    if (this.#loaded) this.#widget.pause();
    else this.#wish.paused = true;
  }

  seek(seconds) {
    const time = Number(seconds);
    if (!Number.isFinite(time)) return;
    if (this.#loaded) this.#widget.seek(time);
    else this.#wish.currentTime = Math.max(0, time);
  }

  /** Of the player, or of what is wished of it. */
  #player(name, otherwise) {
    return this.#loaded ? this.#widget[name] : this.#wish[name] ?? otherwise;
  }

  get currentTime() { return this.#player('currentTime', 0); }
  set currentTime(seconds) { this.seek(seconds); }
  get duration() { return this.#player('duration', NaN); }
  get paused() { return this.#player('paused', true); }
  get playbackRate() { return this.#player('playbackRate', 1); }
  set playbackRate(rate) {
    if (Number(rate) > 0) (this.#loaded ? this.#widget : this.#wish).playbackRate = Number(rate);
  }
}

if (customElements.get(NAME)) console.warn(`<${NAME}> is defined already; this copy does nothing: ${import.meta.url}`);
else customElements.define(NAME, ArticleWidget);
