import assert from 'node:assert/strict';
import { assertWarning } from '../../../support/outcome.mjs';

export const title = 'Raw HTML keeps its words and does nothing';

export async function expected(outcome) {
  const { widget, site } = outcome;
  assertWarning(outcome, 'raw-html');
  const text = await widget.text('body');
  for (const words of ['Before.', 'bold words', 'words in a box', 'After.']) assert.ok(text.includes(words), `"${words}" is lost: ${text}`);
  assert.equal(await widget.count('script, iframe, object, embed, form, [part~="body"] style, [srcdoc], [onerror], [onclick], [style]'), 0);
  assert.notEqual(await site.driver.getTitle(), 'run');
  assert.deepEqual(site.server.requestsFor(/^\/embedding\/(x|stolen)/), [], 'something was fetched by it');
}
