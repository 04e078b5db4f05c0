import assert from 'node:assert/strict';
import { markdown } from '../../../support/server.mjs';

export const title = 'Emphasis and brackets 10,000 deep keep their words';
export const inEveryBrowser = true;
export const article = markdown(`# Deep\n\nBefore ${'*a **b '.repeat(5000)}the deepest words${' b** a*'.repeat(5000)} after.\n\n${'['.repeat(10_000)}words in brackets${']'.repeat(10_000)}\n`);

export async function expected({ widget, name, detail }) {
  assert.equal(name, 'article-load', JSON.stringify(detail).slice(0, 500));
  const text = await widget.text('body');
  assert.match(text, /^Before .*the deepest words.* after\./);
  assert.match(text, /words in brackets/);
}
