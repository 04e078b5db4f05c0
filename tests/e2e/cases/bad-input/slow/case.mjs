import assert from 'node:assert/strict';
import { after, markdown } from '../../../support/server.mjs';

export const title = 'A slow server is waited for';
export const article = after(1500, markdown('# Late\n\nBut here.\n'));

export async function expected({ widget, name, detail }) {
  assert.equal(name, 'article-load', JSON.stringify(detail));
  assert.equal(await widget.text('body'), 'But here.');
}
