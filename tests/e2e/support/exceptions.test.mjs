// The cases that `exceptions.json` names exist. Each case itself checks that it has the tests that the list names.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { EXCEPTED_CASES } from './exceptions.mjs';

const cases = new URL('../cases/', import.meta.url);

test('every case that exceptions.json names exists', () => {
  const files = readdirSync(cases, { recursive: true }).filter((name) => name.endsWith('.test.mjs')).map((name) => readFileSync(new URL(name, cases), 'utf8'));
  const titles = files.flatMap((text) => [...text.matchAll(/^in(?:EveryBrowser|Chromium)\((['"])(.+?)\1/gm)].map(([, , title]) => title));
  assert.ok(titles.length >= files.length, `a case has no title: ${titles}`);
  assert.deepEqual(EXCEPTED_CASES.filter((title) => !titles.includes(title)), []);
});
