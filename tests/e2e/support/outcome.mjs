// What bad input must come to.

import assert from 'node:assert/strict';

/** The article is not shown: the event says `code`, and the reader is told by words that match `message`. */
export async function assertError({ widget, name, detail }, code, message) {
  assert.equal(name, 'article-error', `an error was due; the article loaded: ${JSON.stringify(detail)}`);
  assert.equal(detail.code, code, JSON.stringify(detail));
  assert.ok(detail.message, 'the event has a message');
  assert.match(await widget.text('error'), message);
}

/** The article is shown with a warning of that code; returns the warning. */
export function assertWarning({ name, detail }, code) {
  assert.equal(name, 'article-load', JSON.stringify(detail));
  const warning = detail.warnings.find((warning) => warning.code === code);
  assert.ok(warning, `no warning ${code} among ${JSON.stringify(detail.warnings)}`);
  assert.ok(warning.message, 'the warning has a message');
  return warning;
}
