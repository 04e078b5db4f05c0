import assert from 'node:assert/strict';
import { content } from '../../../support/server.mjs';
import { assertWarning } from '../../../support/outcome.mjs';

export const title = 'Bytes that are not UTF-8 leave the rest readable';
export const article = content(Buffer.from('# Caf\xe9 talk\n\nThe caf\xe9 opens \xff\xfe at nine.\n\nNothing else is wrong.\n', 'latin1'), 'text/markdown');

export async function expected(outcome) {
  assertWarning(outcome, 'encoding');
  const text = await outcome.widget.text();
  assert.match(text, /Caf\uFFFD talk/);
  assert.match(text, /opens \uFFFD+ at nine\. Nothing else is wrong\./);
}
