// The highlights of a widget in the page, and the timings of the samples.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from './environment.mjs';
import { eventually, settled } from './wait.mjs';

const secs = (clock) => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

/** Returns the cues of a sample's WebVTT: `{ start, end, text }`, in seconds. */
export function cues(slug) {
  const text = readFileSync(join(DIST, 'content/media', `${slug}.vtt`), 'utf8');
  return text.split(/\r?\n\r?\n/).flatMap((block) => {
    const found = /(\S+) --> (\S+).*\r?\n([\s\S]+)/.exec(block);
    return found ? [{ start: secs(found[1]), end: secs(found[2]), text: found[3].replace(/\s+/g, ' ').trim() }] : [];
  });
}

/** Returns the cue of a sample that begins with `words`. */
export function cue(slug, words) {
  const found = cues(slug).find(({ text }) => text.startsWith(words));
  if (!found) throw new Error(`no cue of ${slug} begins with "${words}"`);
  return found;
}

/** Returns the sentences of a sample's own timings with their words: `{ start, end, text, words: [{ start, end, text }] }`. */
export function words(slug) {
  const { segments } = JSON.parse(readFileSync(join(DIST, 'content/media', `${slug}.json`), 'utf8'));
  const timed = ({ text, start_time: start, duration }) => ({ text, start: start / 1000, end: (start + duration) / 1000 });
  return segments.map((segment) => ({ ...timed(segment), words: (segment.words ?? []).map(timed) }));
}

/** Reads, in the page, the highlights of a widget and the state of its audio. */
const READ = `(root) => {
  const marked = (name) => [...(globalThis.CSS?.highlights?.get('article-widget-' + name) ?? [])]
    .filter((range) => root.contains(range.startContainer))
    .map((range) => range.toString().replace(/\\s+/g, ' ').trim());
  const audio = root.querySelector('audio');
  return {
    sentence: marked('sentence').join(' | '), word: marked('word').join(' | '), place: marked('place').join(' | '),
    time: audio.currentTime, paused: audio.paused, names: [...(CSS.highlights?.keys() ?? [])].filter((name) => name.startsWith('article-widget')),
  };
}`;

/** Returns the same right after a frame. `before` is the position of the audio when that frame was made. */
export const framed = (widget) => widget.run(`(root) => new Promise((resolve) => {
  const audio = root.querySelector('audio');
  requestAnimationFrame(() => {
    const before = audio.currentTime;
    requestAnimationFrame(() => resolve({ before, ...(${READ})(root) }));
  });
})`);

export const marks = (widget) => widget.run(READ);

/** Waits until `holds(marks)`. */
export const marked = (widget, what, holds, options) => eventually(what, async () => {
  const now = await marks(widget);
  if (holds(now)) return now;
  throw new Error(JSON.stringify(now));
}, options);

/**
 * Presses the play button until the audio plays, or is paused if `plays` is false. The button may move while the bar rises, and
 * WebKitGTK's driver misses a button that moves.
 */
export async function sound(player, plays) {
  const is = async () => (await player.state()).paused !== plays;
  await eventually(plays ? 'the audio to play' : 'the audio to pause', async () => {
    if (!(await is())) await player.press();
    return eventually('an effect', is, { within: 1200 });
  }, { within: 15_000 });
}

/** Turns a switch of the unfolded sheet behind 'More', at a place to which the driver need not scroll. */
export async function turn(player, name) {
  const element = await player.button(name);
  await player.site.run((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }), element);
  await settled('the switch', () => player.site.run((node) => node.getBoundingClientRect().toJSON(), element));
  const before = await element.getAttribute('aria-checked');
  await element.click();
  await eventually(`${name} to turn`, async () => (await element.getAttribute('aria-checked')) !== before);
}

/** Moves the audio to `time`, in seconds, by the element's method. */
export const seek = (widget, time) => widget.run((root, time) => root.host.seek(time), time);

/** Returns the box of the block that begins with `start`, in the viewport. */
export const boxOf = (widget, start) => widget.run((root, start) => {
  const block = [...root.querySelectorAll('.body p, .body h2, .headline, .standfirst')].find((node) => node.textContent.trim().startsWith(start));
  return block?.getBoundingClientRect().toJSON();
}, start);
