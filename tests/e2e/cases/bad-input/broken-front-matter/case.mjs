import assert from 'node:assert/strict';
import { assertWarning } from '../../../support/outcome.mjs';

export const title = 'Front matter with a broken line names the line, and the article is shown all the same';

export async function expected(outcome) {
  const { message } = assertWarning(outcome, 'front-matter');
  assert.match(message, /\bline 4\b/i, 'the message names the line');
  assert.equal(await outcome.widget.text('headline'), 'The title stands');
  assert.match(await outcome.widget.text('body'), /^The first paragraph\. The second paragraph\.$/);
}
