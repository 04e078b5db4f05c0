// Characters by their names, `&eacute;`: the table of names is loaded for a text that needs it, and for no other.

import assert from 'node:assert/strict';
import { inChromium } from '../../support/suite.mjs';
import { eventually } from '../../support/wait.mjs';
import { content, markdown, status } from '../../support/server.mjs';

const TABLE = /article-widget-references-[0-9a-f]+\.wasm$/;

const NAMED = '# Caf&eacute; &amp; bar\n\n&copy; 2026 &mdash; &CounterClockwiseContourIntegral; `&lt;` &nothing; [a&auml;](/b "&quot;") <img src="/a.png" alt="&Aring;">\n';
const READ = { title: 'Café & bar', text: '© 2026 — ∳ &lt; &nothing; aä Å' };

inChromium('Named characters', (site, test) => {
  const requested = () => site.server.requestsFor(TABLE).length;
  const read = async (widget) => ({ title: await widget.text('headline'), text: (await widget.text('body')).split('\n')[0].trim() });

  test('are read, in every place', async () => {
    site.server.route('/a.md', markdown(NAMED));
    const widget = await site.embed({ attributes: { src: '/a.md' } });
    await widget.loaded();
    assert.deepEqual(await read(widget), READ);
    assert.equal(await widget.run((root) => root.querySelector('[part~=body] a').title), '"');
    assert.equal(requested(), 1);
  });

  test('are read in a list of articles that writes the ampersand as JSON may', async () => {
    const list = JSON.stringify([{ title: 'A', body_markdown: NAMED.split('\n')[2] }]).replaceAll('&', '\\u0026');
    site.server.route('/all.json', content(list, 'application/json'));
    const widget = await site.embed({ attributes: { src: '/all.json' } });
    await widget.loaded();
    assert.deepEqual(await read(widget), { ...READ, title: 'A' });
  });

  test('are read when another widget has read a text without them before', async () => {
    site.server.route('/a.md', markdown('# One\n\nQ & A, AT&T, &#233;.'));
    site.server.route('/b.md', markdown('# Two\n\nCaf&eacute;'));
    const widget = await site.embed({ attributes: { src: '/a.md' } });
    await widget.loaded();
    assert.deepEqual(await read(widget), { title: 'One', text: 'Q & A, AT&T, é.' });
    assert.equal(requested(), 0, 'no name is in the text');
    await site.run(() => document.querySelector('article-widget').setAttribute('src', '/b.md'));
    await eventually('the second article', async () => (await widget.text('headline')) === 'Two');
    assert.deepEqual(await read(widget), { title: 'Two', text: 'Café' });
  });

  test('stay as they are written if their table does not come', async () => {
    site.server.route(TABLE, status(404, 'Not found'));
    site.server.route('/a.md', markdown('# A\n\nCaf&eacute; &#233;\n'));
    const widget = await site.embed({ attributes: { src: '/a.md' } });
    await widget.loaded();
    assert.deepEqual(await read(widget), { title: 'A', text: 'Caf&eacute; é' });
  });
});
