// Retried tests are counted once each, however many attempts they took.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { retriedTests } from './retries.mjs';

test('retried tests are listed once each, with the first error', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'article-widget-retries-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'retries.jsonl');
  assert.deepEqual(retriedTests(file), [], 'a run without retries has no file');
  const retry = (engine, test, error) => JSON.stringify({ engine, case: 'The player', test, error });
  writeFileSync(file, `${retry('webkit', 'plays', 'late')}\n${retry('webkit', 'plays', 'later')}\n${retry('firefox', 'plays', 'other')}\n`);
  assert.deepEqual(retriedTests(file), ['webkit: The player: plays\n    late', 'firefox: The player: plays\n    other']);
});
