// The sample articles of the bundle, and the contents of their files.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from './environment.mjs';

export const SAMPLES = [
  'harbour-bridge-reopens',
  'the-river-that-moved',
  'why-the-lamps-go-out-at-two',
  'the-last-bell-founder',
  'ferry-delayed',
  'novyi-tramvai',
  'suq-al-mina',
  'minato-no-akari',
  'counting-the-tide',
  'every-kind-of-block',
  'halden-market-moves',
  'night-train-to-orre',
];

/** The sample of a short news item: narrated, with a link card and related links. */
export const SHORT = 'harbour-bridge-reopens';

/** The sample of over 3,000 words. */
export const LONG = 'the-river-that-moved';

/** Returns a sample's text, front matter and body. `value(name)` is one value of its front matter. */
export function sample(slug) {
  const text = readFileSync(join(DIST, 'content', `${slug}.md`), 'utf8');
  const [, front, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [undefined, '', text];
  const value = (name) => new RegExp(`^${name}:[ \\t]*(["']?)(.*?)\\1[ \\t]*$`, 'm').exec(front)?.[2];
  return { text, front, body, value };
}
