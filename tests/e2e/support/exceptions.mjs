// The one list of what an engine does not run, and why: `exceptions.json`. What it names must exist.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const { tests } = JSON.parse(readFileSync(new URL('../exceptions.json', import.meta.url), 'utf8'));

for (const { engine, version, case: title, test, reason } of tests) {
  assert.ok(engine && version && title && test && reason, `exceptions.json: ${JSON.stringify({ engine, version, title, test, reason })} leaves something out`);
}

/** The case titles that the list names. */
export const EXCEPTED_CASES = [...new Set(tests.map(({ case: title }) => title))];

/** The exceptions of one case in one engine, which counts those that were asked for. */
export function exceptionsOf(title, engine) {
  const left = new Map(tests.filter((entry) => entry.case === title && entry.engine === engine).map((entry) => [entry.test, entry]));
  const reasons = new Map([...left].map(([test, { reason, version }]) => [test, `${reason} (seen in ${engine} ${version})`]));
  return {
    /** Why that test does not run; nothing where it does. */
    reason(test) {
      left.delete(test);
      return reasons.get(test);
    },
    /** The sentences of the list that were not asked for. */
    stale: () => [...left.keys()],
  };
}
