import assert from 'node:assert/strict';
import { markdown } from '../../../support/server.mjs';
import { assertWarning } from '../../../support/outcome.mjs';

export const title = 'An empty file is reported as empty';
export const article = markdown('');

export async function expected(outcome) {
  assertWarning(outcome, 'empty-body');
  assert.match(await outcome.widget.text(), /no text/i, 'the reader is told');
}
