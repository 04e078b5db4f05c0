// The browser's own voice: a double, since few machines have one, and those that have speak at their own pace.

import { readFileSync } from 'node:fs';
import { eventually } from './wait.mjs';

const DOUBLE = readFileSync(new URL('speech-double.js', import.meta.url), 'utf8');

/** An early script for a browser that cannot speak: else what a machine's voices are would change the page. */
export const NO_VOICE = "Object.defineProperty(window, 'speechSynthesis', { value: undefined });";

/** Has every page of `site` begin with a double of `speechSynthesis`; `options` as in `speech-double.js`. */
export function giveVoice(site, options = {}) {
  site.server.early = `${DOUBLE}\ninstallSpeechDouble(${JSON.stringify(options)});`;
}

/** What was said so far: text, voice and rate of each utterance. */
export const said = (site) => site.run(() => window.__speech.said);

/** Waits until the voice has begun with a text that matches. */
export const hears = (site, text, options) => eventually(`the voice to say ${text}`, async () => {
  const last = (await said(site)).at(-1);
  if (last && text.test(last.text)) return last;
  throw new Error(JSON.stringify(await said(site)));
}, options);
