// The one list of what an engine does not run, and why: `exceptions.json`. What it names must exist.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const { tests } = JSON.parse(readFileSync(new URL('../exceptions.json', import.meta.url), 'utf8'));

for (const entry of tests) {
  const { engine, version, case: title, reason } = entry;
  assert.ok(engine && version && title && reason, `exceptions.json leaves something out: ${JSON.stringify(entry)}`);
}

/** The case titles that the list names. */
export const EXCEPTED_CASES = [...new Set(tests.map(({ case: title }) => title))];

/** The exceptions of one case in one engine. An entry that names no test means the whole case. */
export function exceptionsOf(title, engine) {
  const entries = tests.filter((entry) => entry.case === title && entry.engine === engine);
  const reason = (entry) => entry && `${entry.reason} (${engine} ${entry.version})`;
  const unseen = new Set(entries.map(({ test }) => test).filter(Boolean));
  return {
    /** Why nothing of the case runs; nothing where it does. */
    whole: reason(entries.find(({ test }) => !test)),
    /** Why that test does not run; nothing where it does. */
    of(sentence) {
      unseen.delete(sentence);
      return reason(entries.find(({ test }) => test === sentence));
    },
    /** The sentences of the list that nobody has asked for. */
    stale: () => [...unseen],
  };
}
