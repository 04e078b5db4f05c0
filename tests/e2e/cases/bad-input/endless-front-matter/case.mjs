import assert from 'node:assert/strict';

export const title = 'Front matter that is never closed does not swallow the article';

export async function expected({ widget, name, detail }) {
  assert.equal(name, 'article-load', JSON.stringify(detail));
  assert.ok(detail.warnings.length > 0, 'a warning tells of it');
  assert.match(await widget.text(), /The only paragraph\./);
}
