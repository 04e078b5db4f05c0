// A double of `speechSynthesis` that behaves like one browser; installed before the page's own scripts.
//
//   chrome   cancel() fires `error` at the cancelled utterances; network voices die after `dieMs` without an event
//   firefox  cancel() fires `end` at the cancelled utterances, after the `start` of the next one; an utterance right
//            after cancel() is lost
//   safari   cancel() fires `end` late; no `voiceschanged`; no `start`; an utterance right after cancel() is lost
//
// `window.__speech` has the utterances so far, and `remove` for voices.

function installSpeechDouble({
  kind = 'chrome', voices = [['Ada', 'en-US', true], ['Bea', 'en-GB', true]], lateMs = 60, msPerChar = 25, boundaries = true, dieMs = Infinity,
  refuse = '',
} = {}) {
  class Utterance extends EventTarget {
    constructor(text) {
      super();
      Object.assign(this, { text, lang: '', voice: null, rate: 1, volume: 1, pitch: 1 });
    }
  }
  const list = voices.map(([name, lang, localService, isDefault = false]) => ({ name, lang, localService, voiceURI: `urn:${name}`, default: isDefault }));
  const said = [];
  let there = false;
  let queue = [];
  let current;
  let cancelledAt = -Infinity;
  const later = (ms, act) => setTimeout(act, ms);
  const fire = (utterance, name, detail = {}) => utterance.dispatchEvent(Object.assign(new Event(name), detail));

  const begin = () => {
    if (current || !queue.length || synthesis.paused) return;
    const utterance = queue.shift();
    const run = { utterance, timers: [] };
    current = run;
    const { text, rate, voice } = utterance;
    const ms = Math.max(30, (text.length * msPerChar) / rate);
    const entry = { text, rate, volume: utterance.volume, lang: utterance.lang, voice: voice?.name ?? null, ended: false };
    said.push(entry);
    const at = (when, act) => run.timers.push(later(when, act));
    const isLive = () => current === run;
    if (refuse) return at(5, () => { current = undefined; fire(utterance, 'error', { error: refuse }); begin(); });
    if (voice && !list.includes(voice)) return at(5, () => { current = undefined; fire(utterance, 'error', { error: 'voice-unavailable' }); begin(); });
    if (kind !== 'safari') at(5, () => isLive() && fire(utterance, 'start'));
    if (boundaries) {
      for (const { index } of text.matchAll(/\S+/gu)) {
        at(6 + (index / text.length) * ms, () => isLive() && fire(utterance, 'boundary', { name: 'word', charIndex: index }));
      }
    }
    if (kind === 'chrome' && voice && !voice.localService && ms > dieMs) {
      at(dieMs, () => run.timers.forEach(clearTimeout));
      return undefined;
    }
    at(6 + ms, () => {
      if (!isLive()) return;
      entry.ended = true;
      current = undefined;
      fire(utterance, 'end');
      begin();
    });
    return undefined;
  };

  class Synthesis extends EventTarget {
    paused = false;
    get speaking() { return Boolean(current); }
    get pending() { return queue.length > 0; }
    getVoices() { return there ? [...list] : []; }
    speak(utterance) {
      if (kind !== 'chrome' && performance.now() - cancelledAt < 30) return;
      queue.push(utterance);
      later(0, begin);
    }
    cancel() {
      cancelledAt = performance.now();
      const called = [...(current ? [current.utterance] : []), ...queue];
      current?.timers.forEach(clearTimeout);
      current = undefined;
      queue = [];
      for (const utterance of called) {
        if (kind === 'chrome') later(2, () => fire(utterance, 'error', { error: 'interrupted' }));
        else later(160, () => fire(utterance, 'end'));
      }
    }
    pause() { this.paused = true; }
    resume() { this.paused = false; begin(); }
  }
  const synthesis = new Synthesis();
  const changed = () => { if (kind !== 'safari') synthesis.dispatchEvent(new Event('voiceschanged')); };
  later(lateMs, () => { there = true; changed(); });
  Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: synthesis });
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { configurable: true, writable: true, value: Utterance });
  window.__speech = {
    said,
    /** Uninstalls a voice: a browser fires `voiceschanged`, and the voice's current utterance fails. */
    remove(name) {
      const index = list.findIndex((voice) => voice.name === name);
      list.splice(index, 1);
      if (current?.utterance.voice?.name === name) {
        const { utterance, timers } = current;
        timers.forEach(clearTimeout);
        current = undefined;
        fire(utterance, 'error', { error: 'voice-unavailable' });
      }
      changed();
    },
    get speaking() { return synthesis.speaking; },
  };
}
