// A published page: an element whose article is in the page already, drawn when the site was built. The page is complete, so the module
// comes only when somebody needs it. Until the player is there, its face plays the page's own `<audio>`.

/** Interactions that bring the module. */
const INTERACTIONS = ['pointerover', 'pointerdown', 'touchstart', 'keydown', 'focusin'];

/** Events of the `<audio>` that the face shows. */
const SHOWN = ['play', 'playing', 'pause', 'waiting', 'timeupdate', 'ended', 'error'];

/** Returns the time in the address of the page in seconds, or NaN. `src/player/text/deep_link.rs` reads it in the same way. */
const deepLink = () => location.hash.match(/[#&]t=(?:npt:)?([\d.:]+)/)?.[1].split(':').reduce((sum, part) => sum * 60 + Number(part), 0) ?? NaN;

/** Returns whether the address of the page names a time. */
export const hasDeepLink = () => !Number.isNaN(deepLink());

/** Returns what the player has stored; storage may be forbidden. */
const stored = key => {
  try {
    return localStorage.getItem(`article-widget:${key}`) ?? '';
  } catch {
    return '';
  }
};

/** Returns the position at which the reader left `file`, in seconds. `src/player/text/resume_positions.rs` writes it. */
const leftAt = file => parseFloat(stored('places').split('\n').find(line => line.endsWith(` ${file}`))) || 0;

/** Writes seconds as `src/i18n/` does. */
const clock = seconds => {
  const [hours, minutes, rest] = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(Math.floor);
  const two = number => String(number).padStart(2, '0');
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};

const language = tag => tag.toLowerCase().split(/[-_]/)[0];

/** The content of a published page. Its nodes are looked up when they are needed: the parser may not have reached them yet. */
export class PublishedPage {
  #host;
  /** Ends with the first interaction. */
  #sleep = new AbortController();
  /** Ends when the player is there. */
  #rest = new AbortController();
  /** The face of the page, which the widget may take out. */
  #face;

  constructor(host) {
    this.#host = host;
  }

  /** The outermost node, which the widget adopts. */
  get content() {
    return this.#host.querySelector(':scope > .widget');
  }

  get audio() {
    return this.content?.querySelector('.listen > audio');
  }

  get face() {
    return this.#face ??= this.content?.querySelector('.listen > .player');
  }

  /** Calls `wake` at every interaction, until `woken`. */
  sleep(wake) {
    const { signal } = this.#sleep = new AbortController();
    // Browsers focus the heading that the address names, although nobody has touched the page.
    const touch = ({ type, target }) => type === 'focusin' && target.matches(':target') || wake();
    for (const kind of INTERACTIONS) this.#host.addEventListener(kind, touch, { signal, passive: true });
    addEventListener('hashchange', () => hasDeepLink() && wake(), { signal });
  }

  woken() {
    this.#sleep.abort();
  }

  /** Until `takenOver`, calls `press` when the play button is pressed, and shows the state of the `<audio>`. */
  serve(press) {
    const { signal } = this.#rest = new AbortController();
    this.#host.addEventListener('click', ({ target }) => target.closest('.player-play') && this.face.contains(target) && press(), { signal });
    // Events of media do not bubble.
    for (const kind of SHOWN) this.#host.addEventListener(kind, () => this.show(), { signal, capture: true });
    const { speechSynthesis } = globalThis;
    const show = () => this.#showVoice(speechSynthesis.getVoices());
    if (!speechSynthesis || !this.face?.hasAttribute('data-voice')) return;
    speechSynthesis.addEventListener?.('voiceschanged', show, { signal });
    show();
  }

  takenOver() {
    this.#rest.abort();
  }

  /** Shows the face of an article without a recording if the browser has a voice for it. */
  #showVoice(voices) {
    if (voices.some(({ lang }) => language(lang) === language(this.face.lang))) this.face.dataset.ready = '';
  }

  /** Plays the recording, within the gesture of the reader. */
  play() {
    const { audio } = this;
    if (!audio) return this.#button?.setAttribute('data-busy', '');
    if (!audio.readyState && !audio.currentTime) {
      audio.currentTime = deepLink() || leftAt(audio.querySelector('source').src);
// WebKitGTK accepts no other speed before the first sound.
      const rate = parseFloat(stored(`rate:${this.face?.lang}`)) || 1;
      audio.addEventListener('timeupdate', () => { if (audio.playbackRate === 1) audio.playbackRate = rate; }, { once: true });
    }
    // The events show a failure, and the player tries again.
    audio.play().catch(() => {});
  }

  get #button() {
    return this.face?.querySelector('.player-play');
  }

  /** Shows the state of the `<audio>`. */
  show() {
    const { audio, face } = this;
    if (!face) return;
    const [button, plays] = [this.#button, !audio.paused];
    face.toggleAttribute('data-playing', plays);
    button.ariaLabel = button.title = button.dataset[plays ? 'pause' : 'play'];
    button.toggleAttribute('data-busy', plays && audio.readyState < HTMLMediaElement.HAVE_FUTURE_DATA);
    face.querySelector('.player-time').textContent = clock(audio.currentTime);
  }

  /** Calls `follow(link detail)` when a related link of the page is about to be followed. If it returns false, the reader stays. */
  watchRelated(follow) {
    const click = event => {
      // Below the page's own list: the panels that the widget draws report their links themselves.
      const link = event.target.closest('.beside > .related-room .related-link');
      if (!link || event.button > 1) return;
      const panel = link.closest('.related-panel');
      const detail = {
        title: link.textContent.trim(),
        url: link.href,
        panel: panel.querySelector('.related-title').textContent.trim(),
        index: [...panel.querySelectorAll('.related-link')].indexOf(link),
      };
      if (!follow(detail)) event.preventDefault();
    };
    this.#host.addEventListener('click', click);
    this.#host.addEventListener('auxclick', click);
  }

  /** The module cannot come, or has ended: the browser's own controls play the recording. */
  fail() {
    this.takenOver();
    const { audio, face } = this;
    const listen = this.content?.querySelector('.listen');
    listen?.querySelector('.player-place')?.remove();
    // The tabs no longer work.
    for (const panel of this.content?.querySelectorAll('.related-panel[hidden]') ?? []) panel.hidden = false;
    if (!face) return;
    face.dataset.failed = '';
    listen.append(face);
    if (audio) audio.controls = true;
  }
}
