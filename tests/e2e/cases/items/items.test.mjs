// The attribute `item`: one article of several.

import assert from 'node:assert/strict';
import { inChromium } from '../../support/suite.mjs';
import { content } from '../../support/server.mjs';
import { eventually } from '../../support/wait.mjs';

const LIST = [
  { id: 'a-1', title: 'First', body_markdown: 'One.' },
  { slug: 'second', title: 'Second', body_markdown: 'Two.' },
  { url: '/stories/third/', title: 'Third', body_markdown: 'Three.' },
];

inChromium('The attribute item', (site, test) => {
  const set = (value) => site.run((value) => {
    const element = document.querySelector('article-widget');
    if (value === null) element.removeAttribute('item');
    else element.setAttribute('item', value);
  }, value);
  const shows = (widget, headline) => eventually(headline, async () => (await widget.text('headline')) === headline);

  for (const [shape, list] of [['a list', LIST], ['a list under `items`', { items: LIST }], ['a list under `articles`', { title: 'All', articles: LIST }]]) {
    test(`chooses an article of ${shape} by id, slug, address or number`, async () => {
      site.server.route('/all.json', content(JSON.stringify(list), 'application/json'));
      const widget = await site.embed({ attributes: { src: '/all.json' } });
      await widget.loaded();
      assert.equal(await widget.text('headline'), 'First');
      for (const [item, headline] of [['second', 'Second'], ['2', 'Third'], ['a-1', 'First'], [`${site.server.origin}/stories/third/`, 'Third'], [null, 'First']]) {
        await set(item);
        await shows(widget, headline);
      }
    });
  }

  test('reports the articles of the list when it names none of them', async () => {
    site.server.route('/all.json', content(JSON.stringify(LIST), 'application/json'));
    const widget = await site.embed({ attributes: { src: '/all.json', item: 'fourth' } });
    const { code, message } = await widget.failed();
    assert.equal(code, 'not-found');
    assert.match(message, /all\.json holds 3 articles.*"fourth"/);
    await set('1');
    await shows(widget, 'Second');
  });
});
