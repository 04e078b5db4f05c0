// Tests that failed and were run again. Each test process adds to one file; the run is judged by it at the end.

import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { RETRIES } from './environment.mjs';

/** Maximum number of tests that a run may retry. More are a fault of the product or of the tests, and fail the run. */
export const MAX_RETRIED = 3;

/** Records that a test failed and runs again: `{ engine, case, test, error }`. */
export function noteRetry(retry) {
  if (RETRIES) appendFileSync(RETRIES, `${JSON.stringify(retry)}\n`);
}

/** Returns the retried tests of `file`, each once, with the error of its first attempt. */
export function retriedTests(file = RETRIES) {
  const lines = file && existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const tests = new Map();
  for (const retry of lines.map((line) => JSON.parse(line))) {
    const name = `${retry.engine}: ${retry.case}: ${retry.test}`;
    if (!tests.has(name)) tests.set(name, `${name}\n    ${retry.error}`);
  }
  return [...tests.values()];
}
