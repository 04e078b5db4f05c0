import assert from 'node:assert/strict';
import { content, redirect } from '../../../support/server.mjs';

export const title = 'An article that has moved is followed, and its links with it';
export const article = (request, response, server) => {
  server.route('/elsewhere/moved.md', content('# Moved\n\nA [neighbour](neighbour.md) of the file.\n', 'text/markdown'));
  return redirect('/elsewhere/moved.md')(request, response);
};

export async function expected({ widget, name, detail }) {
  assert.equal(name, 'article-load', JSON.stringify(detail));
  assert.equal(await widget.text('headline'), 'Moved');
  const href = await widget.run((root) => root.querySelector('[part~="body"] a').href);
  assert.equal(new URL(href).pathname, '/elsewhere/neighbour.md', 'links are relative to where the file is');
}
