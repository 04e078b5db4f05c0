import assert from 'node:assert/strict';
import { assertWarning } from '../../../support/outcome.mjs';

export const title = 'A date that is none is not shown';

export async function expected(outcome) {
  assertWarning(outcome, 'date');
  assert.equal(await outcome.widget.count('time, [part~="date"]'), 0);
  assert.doesNotMatch(await outcome.widget.text(), /Invalid|NaN|1970|yesterday/);
  assert.match(await outcome.widget.text('body'), /The words\./);
}
