// `exceptions.json` lists what an engine does not run, and why. The cases and tests that it names must exist.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const { tests } = JSON.parse(readFileSync(new URL('../exceptions.json', import.meta.url), 'utf8'));

for (const entry of tests) {
  const { engine, version, case: title, reason } = entry;
  assert.ok(engine && version && title && reason, `exceptions.json leaves something out: ${JSON.stringify(entry)}`);
}

/** The titles of the cases that the list names. */
export const EXCEPTED_CASES = [...new Set(tests.map(({ case: title }) => title))];

/** The exceptions of one case in one engine. An entry without a test means the whole case. */
export function exceptionsOf(title, engine) {
  const entries = tests.filter((entry) => entry.case === title && entry.engine === engine);
  const reason = (entry) => entry && `${entry.reason} (${engine} ${entry.version})`;
  const unused = new Set(entries.map(({ test }) => test).filter(Boolean));
  return {
    /** Why the whole case does not run, or `undefined`. */
    whole: reason(entries.find(({ test }) => !test)),
    /** Why the test does not run, or `undefined`. */
    of(sentence) {
      unused.delete(sentence);
      return reason(entries.find(({ test }) => test === sentence));
    },
    /** The tests of the list that the case does not have. */
    unused: () => [...unused],
  };
}
