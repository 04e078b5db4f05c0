import assert from 'node:assert/strict';
import { markdown } from '../../../support/server.mjs';
import { assertWarning } from '../../../support/outcome.mjs';

export const title = 'Lists 10,000 deep keep their words';
export const inEveryBrowser = true;
// Each marker opens a list within the item of the one before.
export const article = markdown(`# Deep\n\nBefore.\n\n${'- '.repeat(10_000)}The deepest words.\n\nAfter.\n`);

export async function expected(outcome) {
  assertWarning(outcome, 'nesting');
  assert.match(await outcome.widget.text('body'), /Before\..*The deepest words\..*After\./);
}
