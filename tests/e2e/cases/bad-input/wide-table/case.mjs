import assert from 'node:assert/strict';
import { markdown } from '../../../support/server.mjs';

const row = (cell) => `|${Array.from({ length: 1000 }, (_, index) => cell(index + 1)).join('|')}|`;

export const title = 'A table of a thousand columns is shown whole';
export const inEveryBrowser = true;
export const article = markdown(`# Wide\n\n${row((n) => `Head ${n}`)}\n${row(() => '---')}\n${row((n) => `Cell ${n}`)}\n\nAfter the table.\n`);

export async function expected({ widget, name, detail }) {
  assert.equal(name, 'article-load', JSON.stringify(detail));
  const columns = await widget.count('[part~="body"] table thead th');
  assert.equal(columns, 1000);
  const text = await widget.text('body');
  assert.match(text, /Head 1 .*Head 10 .*Cell 1 .*Cell 10 .*After the table\./);
}
