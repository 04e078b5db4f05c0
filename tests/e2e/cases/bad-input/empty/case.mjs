import assert from 'node:assert/strict';
import { markdown } from '../../../support/server.mjs';

export const title = 'An empty file is said to be empty';
export const article = markdown('');

export async function expected({ widget, name, detail }) {
  const told = name === 'article-error' ? detail.code === 'malformed' : detail.warnings.some(({ code }) => code === 'empty-body');
  assert.ok(told, `${name}: ${JSON.stringify(detail)}`);
  assert.match(await widget.text(), /no text/i, 'the reader is told');
}
