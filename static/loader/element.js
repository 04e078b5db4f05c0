// The element and its public members.

import { broken, elements, glue, importFile, loadStyle, NAME, returnWidget, sheetsOf, start, takeWidget } from './bundle.js';
import { PREPARED, PREVIEW, READER } from './files.js';
import { hasDeepLink, PublishedPage } from './published.js';
import { request, resolve } from './requests.js';
import { skeleton } from './skeleton.js';
import { turnOf } from './turns.js';

/** Children that show nothing by themselves, or that belong into a slot of the widget. */
const UNSEEN = 'script, template, style, noscript, link, [hidden], [slot], :empty:not(img, video, audio, canvas, iframe, embed, object, input, hr)';

/** `<article-widget>`. */
export class ArticleWidget extends HTMLElement {
  static observedAttributes = [
    'src', 'format', 'item', 'related', 'related-layout', 'audio', 'timings', 'player', 'speech', 'theme', 'lang', 'dir',
    'links', 'loading',
  ];

  /** A published page has a root with a slot before any script runs, so that nothing is laid out twice. */
  #root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
  /** The element's own children. */
  #slot = this.#root.querySelector('slot') ?? document.createElement('slot');
  /** A new object for each start. A start that was interrupted finds another one here. */
  #turn;
  /** Observes whether the element is near the viewport. */
  #observer;
  /** The requests that did not wait for the widget. */
  #early = [];
  /** The content that the page had before any script ran. Null once the widget has replaced it. */
  #published;
  /** The article's text until the widget has drawn it. */
  #preview;
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
    if (!this.#slot.parentNode) this.#root.append(this.#slot);
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
    elements.set(this, () => this.#sleeps || this.#showFallback());
    if (this.dataset.prepared !== undefined && this.#published !== null) this.#publish();
    if (this.#mayWait()) return this.#published.sleep(() => this.#start());
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
    if (/^(src|format|item)$/.test(name)) {
      this.#snapshot = undefined;
      this.#endPreview();
    }
    this.#wake();
    this.#update();
  }

  /** Prepares a published page: its player's face works, and its related links report that they are followed. */
  #publish() {
    if (!this.#published) {
      this.#published = new PublishedPage(this);
      this.#published.watchRelated(detail => this.#dispatch('related-click', detail, true));
    }
    this.#published.serve(() => this.paused ? this.play() : this.pause());
  }

  /** Returns whether nothing needs the module yet. */
  #mayWait() {
    return this.#published && !this.#data && !this.#snapshot && !this.#is('data-start', 'load') && !this.#is('player', 'sticky') &&
      !hasDeepLink();
  }

  /** Whether this is a published page before the first interaction. */
  get #sleeps() {
    return this.#published && !this.#turn;
  }

  /** Starts a published page because the page around it uses a member of the element. */
  #wake() {
    if (this.#sleeps && this.isConnected) this.#start();
  }

  #is(name, value) {
    return this.getAttribute(name)?.trim().toLowerCase() === value;
  }

  #adoptStyles() {
    const page = this.ownerDocument;
    const sheets = this.#root.adoptedStyleSheets = sheetsOf(page);
    // The document has the styles of every widget already, but not those of the player.
    if (this.#published && sheets[1] && !page.adoptedStyleSheets.includes(sheets[1])) page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheets[1]];
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
    if (this.#turn) return;
    const turn = this.#turn = {};
    this.#published?.woken();
    if (broken) return this.#showFallback();
    if (!this.#hasFallback()) this.#root.replaceChildren(skeleton(this.getAttribute('theme')));
    // Browsers load their voices some time after the first call. With this early call the player has them when it is rendered.
    if (this.getAttribute('speech')?.toLowerCase() !== 'off') globalThis.speechSynthesis?.getVoices();
    // These requests do not wait for the WebAssembly. If an attribute changes meanwhile, the widget requests the new address.
    const urls = [this.#data || this.#snapshot ? null : this.#address('src'), this.#address('related')];
    // A published page names the prepared form of its article, which was made when the site was built.
    const prepared = urls[0] && this.dataset.prepared && urls[0].replace(/\.md$/, `.${this.dataset.prepared}.bin`);
    this.#early = urls.map((url, index) => url && (index || !prepared ? request(url) : [...request(prepared), true]));
    const isPreviewed = !glue && !this.#hasFallback() && !prepared && !this.#snapshot;
    const shown = isPreviewed ? this.#showPreview(this.#early[0]?.[0].then(answer => answer.clone())) : undefined;
    try {
      await start(prepared ? PREPARED : READER, shown);
    } catch {
      // fail() has reported it.
      return;
    }
    await this.#childrenParsed();
    if (elements.size > 1) await turnOf(this);
    if (broken || turn !== this.#turn) return;
    this.#adoptStyles();
    [this.#widget, this.#mount] = takeWidget();
    const early = this.#early.map((entry, index) => {
      if (entry && urls[index] === this.#address(['src', 'related'][index])) return entry;
      entry?.[1].abort();
    });
    const page = this.#published?.content;
    this.#widget.attach(this, this.#emit, this.#hasFallback(), ...early, this.#snapshot, page);
    this.#snapshot = undefined;
    this.#update();
    // The page and the preview stay.
    if (this.#preview) this.#preview.add(this.#mount);
    else if (page) this.#root.append(this.#mount);
    else this.#root.replaceChildren(this.#mount);
  }

  /**
   * Shows the article's text as soon as it and the styles are here, unless the widget is here first. `answer` is the promise of the
   * text's response, or nothing if the text is in the page.
   */
  async #showPreview(answer) {
    const source = () => [this.#turn, this.#data, ...['src', 'format', 'item'].map(name => this.getAttribute(name))];
    const before = source();
    const isWanted = () => this.#turn && !this.#widget && source().every((value, index) => value === before[index]);
    if (this.hasAttribute('item') || !/^(|auto|markdown|article)$/i.test(this.getAttribute('format')?.trim() ?? '')) return;
    try {
      const text = answer ?? this.#data ?? Promise.resolve(this.#childrenParsed()).then(() => this.#inline());
      const [{ preview }] = await Promise.all([importFile(PREVIEW), loadStyle()]);
      if (!isWanted()) return;
      this.#adoptStyles();
      this.#preview = await preview(this.#root, this, text, isWanted);
    } catch {
      // The widget reports what is wrong with the article.
    }
    if (broken) this.#preview?.fail(this.#address('src'));
  }

  /** Takes the preview away, because the widget has drawn the article, or because it is of another article. */
  #endPreview() {
    this.#preview?.end();
    if (this.#preview && !this.#widget) this.#root.replaceChildren(skeleton(this.getAttribute('theme')));
    this.#preview = undefined;
  }

  /** Aborts all requests, and keeps the article so that it is shown again when the element is put back. */
  #leave() {
    this.#turn = undefined;
    for (const entry of this.#early) entry?.[1].abort();
    this.#endPreview();
    this.#setOpening();
    if (!this.#widget) return;
    if (this.#loaded) this.#pending = { currentTime: this.currentTime, playbackRate: this.playbackRate };
    this.#pending.paused = true;
    this.#snapshot = this.#widget.detach();
    returnWidget(this.#widget, this.#mount);
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
    if (name === 'replaced') return this.#replaced();
    if (name.startsWith('article-')) this.#endPreview();
    if (name === 'article-load') this.#applyPending();
    if (name === 'audio-play') this.#silenceOthers();
    const allowed = this.#dispatch(name, detail, cancelable);
    if (name.startsWith('article-')) this.#opened();
    return allowed;
  };

  /** The widget has drawn an article of its own in place of the page's content. */
  #replaced() {
    this.#slot.remove();
    this.#published?.takenOver();
    this.#published = null;
  }

  /** Pauses the other elements. The module does so only for the players that it has. */
  #silenceOthers() {
    for (const other of elements.keys()) {
      if (other === this) continue;
      if (other.#loaded) other.#widget.paused || other.#widget.pause();
      else {
        other.#pending.paused = true;
        other.#published?.audio?.pause();
      }
    }
  }

  #dispatch(name, detail, cancelable) {
    return this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
  }

  #applyPending() {
    this.#loaded = true;
    this.#published?.takenOver();
    const { currentTime, playbackRate, paused } = this.#pending;
    this.#pending = {};
    if (playbackRate) this.playbackRate = playbackRate;
    if (currentTime) this.seek(currentTime);
    if (paused === false && this.paused) this.play();
  }

  /** Returns the address in an attribute. */
  #address(name) {
    const value = this.getAttribute(name)?.trim();
    return value && value.toLowerCase() !== 'none' ? resolve(value, this.baseURI) : null;
  }

  /** Waits until the HTML parser has reached the element's children. */
  #childrenParsed() {
    const page = this.ownerDocument;
    if (page.readyState !== 'loading' || (this.hasAttribute('src') && !this.#published) || this.#data) return;
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
      : node.nodeType === Node.ELEMENT_NODE && !node.matches(UNSEEN));
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
    this.#published?.fail();
    if (this.#preview) {
      this.#mount?.remove();
      this.#preview.fail(url);
    } else this.#root.replaceChildren(...nodes);
    this.#dispatch('article-error', { code: 'unavailable', message: broken, url: url ?? '' });
  }

  /** Opens an article of the same site in the widget if `links` is `in-place`. */
  #follow(event) {
    const { target } = event;
    if (!this.#widget || !(this.#root.contains(target) || this.#published?.content?.contains(target))) return;
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
    this.#wake();
    const text = this.#widget?.article ?? this.#snapshot?.[0] ?? this.#data;
    return text ? JSON.parse(text) : null;
  }

  set article(value) {
    if (typeof value !== 'object' && value !== undefined) throw TypeError('`article` takes an object');
    this.#data = value ? JSON.stringify(value) : undefined;
    this.#snapshot = undefined;
    this.#endPreview();
    this.#update();
  }

  reload() {
    this.#wake();
    this.#widget?.reload();
  }

  play() {
    if (this.#loaded) return this.#widget.play();
    this.#silenceOthers();
    this.#pending.paused = false;
    this.#published?.play();
    if (this.isConnected) this.#start();
  }

  pause() {
    if (this.#loaded) return this.#widget.pause();
    this.#pending.paused = true;
    this.#published?.audio?.pause();
    this.#wake();
  }

  seek(seconds) {
    const time = Number(seconds);
    if (!Number.isFinite(time)) return;
    if (this.#loaded) return this.#widget.seek(time);
    const audio = this.#published?.audio;
    (audio ?? this.#pending).currentTime = Math.max(0, time);
    this.#wake();
  }

  /** Returns a property of the player, or of the page's recording, or its pending value. */
  #player(name, initial) {
    this.#wake();
    return this.#loaded ? this.#widget[name] : this.#published?.audio?.[name] ?? this.#pending[name] ?? initial;
  }

  get currentTime() { return this.#player('currentTime', 0); }
  set currentTime(seconds) { this.seek(seconds); }
  get duration() { return this.#player('duration', NaN); }
  get paused() { return this.#player('paused', true); }
  get playbackRate() { return this.#player('playbackRate', 1); }
  set playbackRate(rate) {
    if (!(Number(rate) > 0)) return;
    (this.#loaded ? this.#widget : this.#published?.audio ?? this.#pending).playbackRate = Number(rate);
    this.#wake();
  }
}
