// A published page: it has its article in a prepared form, from when the site was built.

import assert from 'node:assert/strict';
import { inChromium } from '../../support/suite.mjs';
import { assertSilent, assertUnharmed } from '../../support/console.mjs';
import { content, silent, status } from '../../support/server.mjs';
import { eventually, stays } from '../../support/wait.mjs';
import { SHORT, sample } from '../../support/samples.mjs';

const PREPARED = /^\/content\/.+\.[0-9a-f]{16}\.bin$/;
const PARSER = /article-widget-reader-/;

inChromium('A published page', (site, test) => {
  const title = sample(SHORT).value('title');

  test('shows its article without a parser, and gives it to the page whole', async () => {
    const widget = await site.article(SHORT);
    await site.server.idle();
    assert.equal(site.server.requestsFor(PREPARED).length, 1);
    assert.deepEqual(site.server.requestsFor(/\.md$/), []);
    assert.deepEqual(site.server.requestsFor(PARSER), []);
    assert.equal(await widget.text('headline'), title);
    const { article, loaded } = await site.run(() => ({
      article: document.querySelector('article-widget').article,
      loaded: window.__seen.events.find(({ name }) => name === 'article-load').detail,
    }));
    assert.equal(article.body_markdown.trim(), sample(SHORT).body.trim());
    assert.ok(article.image.src.startsWith(site.server.url('/content/media/')), article.image.src);
    assert.equal(loaded.url, site.server.url(`/content/${SHORT}.md`));
    await assertSilent(site);
  });

  const useless = {
    'is missing': status(404, 'gone'),
    'is of another version': content('["0.0.0",[],[]]', 'application/json'),
    'is something else': content('<!doctype html>', 'text/html'),
  };
  for (const [what, answer] of Object.entries(useless)) {
    test(`reads the article itself if its prepared form ${what}`, async () => {
      site.server.route(PREPARED, answer);
      const widget = await site.article(SHORT);
      assert.equal(await widget.text('headline'), title);
      assert.equal(site.server.requestsFor(/\.md$/).length, 1);
      await assertUnharmed(site);
    });
  }

  test('asks for nothing more when the element goes before its article came', async () => {
    site.server.route(PREPARED, silent());
    await site.open(`/articles/${SHORT}/`);
    await site.run(() => document.querySelector('article-widget').reload());
    await eventually('the request', () => site.server.requestsFor(PREPARED).length === 1);
    // The module must run, or nothing could send a second request.
    await eventually('the widget', () => site.widget().run((root) => root.querySelector('.widget') !== null));
    await site.run(() => document.querySelector('article-widget').remove());
    await eventually('the request to end', () => site.server.requestsFor(PREPARED)[0].cut);
    await stays('no further request', () => site.server.requestsFor(/\.md$/).length === 0);
    await assertUnharmed(site);
  });

  test('requests its own file at reload(), and another at another src', async () => {
    const widget = await site.article(SHORT);
    await site.run(() => document.querySelector('article-widget').reload());
    await eventually('the request', () => site.server.requestsFor(new RegExp(`${SHORT}\\.md$`)).length === 1);
    await site.run(() => document.querySelector('article-widget').setAttribute('src', '../../content/ferry-delayed.md'));
    await eventually('the other article', async () => (await widget.text('headline')) === sample('ferry-delayed').value('title'));
    await assertSilent(site);
  });
});
