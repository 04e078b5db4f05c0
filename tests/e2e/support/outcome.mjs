// The outcomes of bad input.

import assert from 'node:assert/strict';

/** Checks that the article is not shown, with `code` in the event and a message for the reader that matches `message`. */
export async function assertError({ widget, name, detail }, code, message) {
  assert.equal(name, 'article-error', `an error was due; the article loaded: ${JSON.stringify(detail)}`);
  assert.equal(detail.code, code, JSON.stringify(detail));
  assert.ok(detail.message, 'the event has a message');
  assert.match(await widget.text('error'), message);
}

/** Checks that the article is shown with a warning of that code, and returns the warning. */
export function assertWarning({ name, detail }, code) {
  assert.equal(name, 'article-load', JSON.stringify(detail));
  const warning = detail.warnings.find((warning) => warning.code === code);
  assert.ok(warning, `no warning ${code} among ${JSON.stringify(detail.warnings)}`);
  assert.ok(warning.message, 'the warning has a message');
  return warning;
}
