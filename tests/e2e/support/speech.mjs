// A double of the browser's own voice: few machines have a voice, and each speaks at its own pace.

import { readFileSync } from 'node:fs';
import { eventually } from './wait.mjs';

const DOUBLE = readFileSync(new URL('speech-double.js', import.meta.url), 'utf8');

/** An early script for a browser without a voice: otherwise the page would depend on the machine's voices. */
export const NO_VOICE = "Object.defineProperty(window, 'speechSynthesis', { value: undefined });";

/** Gives every page of `site` a double of `speechSynthesis`; `options` as in `speech-double.js`. */
export function giveVoice(site, options = {}) {
  site.server.early = `${DOUBLE}\ninstallSpeechDouble(${JSON.stringify(options)});`;
}

/** Returns the text, voice and rate of each utterance so far. */
export const said = (site) => site.run(() => window.__speech.said);

/** Waits until the voice begins a text that matches, and returns the utterance. */
export const hears = (site, text, options) => eventually(`the voice to say ${text}`, async () => {
  const last = (await said(site)).at(-1);
  if (last && text.test(last.text)) return last;
  throw new Error(JSON.stringify(await said(site)));
}, options);
