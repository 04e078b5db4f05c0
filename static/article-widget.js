// The loader: defines <article-widget>, brings the WebAssembly in once for all elements, and shows the elements' own
// children until, or instead of, the widget. Everything else is found relative to this file.
// The names between underscores are put in when the bundle is built.

const NAME = 'article-widget';
const STYLE = ["__STYLE__", "__STYLE_INTEGRITY__"];
const GLUE = ["__GLUE__", "__GLUE_INTEGRITY__"];
const WASM = ["__WASM__", "__WASM_INTEGRITY__"];
/** The files of the parts that the module asks for when it needs them. */
const PARTS = "__PARTS__";
/** The part that reads articles: most elements need it, so it does not wait for the module to ask. */
const READER = 'split_reader';

const ATTRIBUTES = [
  'src', 'format', 'item', 'related', 'related-layout', 'audio', 'timings', 'player', 'speech', 'theme', 'lang', 'dir',
  'links',
];

const here = name => new URL(name, import.meta.url).href;
const fetchPart = ([name, integrity]) => fetch(here(name), { integrity });

/** `import()` takes no integrity; a preload of the same module does, and both are one request. */
const importPart = ([name, integrity]) => {
  const link = Object.assign(document.createElement('link'), { rel: 'modulepreload', href: here(name), integrity });
  document.head.append(link);
  return import(here(name)).finally(() => link.remove());
};

/** The absolute address, where it is one of the web. */
const resolve = (address, base) => {
  try {
    const url = new URL(address, base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
};

/** What every widget needs: the glue, the module, the text of the style sheet. */
const answered = response => {
  if (!response.ok) throw Error(`${response.url} answered ${response.status}`);
  return response;
};

const parts = async () => {
  return Promise.all([importPart(GLUE), fetchPart(WASM).then(answered), fetchPart(STYLE).then(answered).then(css => css.text())]);
};

/** Requests that were begun before anybody asked. */
const begun = {};

/** A file of a part; asked for once more where it does not come. */
function bring(file) {
  const first = begun[file] ?? fetchPart(PARTS[file]).then(answered);
  delete begun[file];
  return first.catch(() => later().then(() => fetchPart(PARTS[file])).then(answered));
}

/** After so long a part that did not come is asked for once more, in milliseconds. */
const SECOND_TRY_MS = 1500;
const later = () => new Promise(resolve => setTimeout(resolve, SECOND_TRY_MS));

/** The shared sheet; filled when its file is here. */
const sheet = new CSSStyleSheet();

let ready; // the promise of the module, made once for all elements
let broken; // why nothing more can be drawn

const elements = new Set();

function begin() {
  if (ready) return ready;
  begun[READER] = fetchPart(PARTS[READER]).then(answered);
  begun[READER].catch(() => {});
  ready = parts()
    .catch(() => later().then(parts))
    .then(async ([glue, wasm, css]) => {
      sheet.replaceSync(css);
      glue.connect(bring, fail);
      await glue.default({ module_or_path: wasm });
      return glue;
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
  for (const element of elements) element.fallBack();
}

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

class ArticleWidget extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  #root = this.attachShadow({ mode: 'open' });
  #mount;
  #widget;
  #near;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(document.createElement('slot'));
  }

  connectedCallback() {
    elements.add(this);
    if (broken) return this.fallBack();
    if (this.#widget) return;
    if (this.getAttribute('loading') === 'lazy') this.#whenNear(() => this.#begin());
    else this.#begin();
  }

  disconnectedCallback() {
    elements.delete(this);
    this.#near?.disconnect();
  }

  attributeChangedCallback() {
    this.#widget?.update(this.#inline());
  }

  #whenNear(then) {
    this.#near ??= new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return;
      this.#near.disconnect();
      then();
    }, { rootMargin: '100%' });
    this.#near.observe(this);
  }

  async #begin() {
    if (!this.#hasFallback()) this.#root.replaceChildren(skeleton(this.getAttribute('theme')));
    // The browser's voices come some time after they are first asked for: the player will know them when it is drawn.
    if (this.getAttribute('speech')?.toLowerCase() !== 'off') globalThis.speechSynthesis?.getVoices();
    // Requests do not wait for the WebAssembly. What changes meanwhile is asked for anew.
    const article = this.#early('src');
    const related = this.#early('related');
    let glue;
    try {
      glue = await begin();
    } catch {
      return; // told by fail()
    }
    if (broken || this.#widget || !this.isConnected) return;
    this.#mount = document.createElement('div');
    this.#widget = new glue.Widget(this, this.#mount, article(), related(), this.#inline(), this.#hasFallback());
    this.#root.replaceChildren(this.#mount);
  }

  /** Asks for the address in an attribute; later gives the answer's promise, where the attribute is still the same. */
  #early(name) {
    const value = this.getAttribute(name);
    const url = value && value.toLowerCase() !== 'none' && resolve(value, this.baseURI);
    const answer = url ? fetch(url) : undefined;
    // Whoever awaits it is told; until somebody does, it is no error of the page.
    answer?.catch(() => {});
    return () => value === this.getAttribute(name) ? answer : undefined;
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
  fallBack() {
    const nodes = [document.createElement('slot')];
    const src = this.getAttribute('src');
    const url = src && resolve(src, this.baseURI);
    if (url && !this.#hasFallback()) {
      const link = document.createElement('a');
      link.href = link.textContent = url;
      nodes.push(link);
    }
    this.#widget = undefined;
    this.#root.replaceChildren(...nodes);
    this.dispatchEvent(new CustomEvent('article-error', {
      bubbles: true,
      composed: true,
      detail: { code: 'unavailable', message: broken, url: url ?? '' },
    }));
  }

  reload() { this.#widget?.reload(); }
  play() { this.#widget?.play(); }
  pause() { this.#widget?.pause(); }
  seek(seconds) { if (Number.isFinite(Number(seconds))) this.#widget?.seek(Number(seconds)); }
  get currentTime() { return this.#widget?.currentTime ?? 0; }
  set currentTime(seconds) { this.seek(seconds); }
  get duration() { return this.#widget?.duration ?? NaN; }
  get paused() { return this.#widget?.paused ?? true; }
  get playbackRate() { return this.#widget?.playbackRate ?? 1; }
  set playbackRate(rate) { if (this.#widget && Number(rate) > 0) this.#widget.playbackRate = Number(rate); }
}

if (customElements.get(NAME)) console.warn(`<${NAME}> is defined already; this copy does nothing: ${import.meta.url}`);
else customElements.define(NAME, ArticleWidget);
