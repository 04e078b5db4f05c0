// The property `article`: what is shown as plain data, and data that is shown.

import assert from 'node:assert/strict';
import { inChromium } from '../../support/suite.mjs';
import { assertSilent, assertUnharmed } from '../../support/console.mjs';
import { NO_VOICE } from '../../support/speech.mjs';
import { content, markdown, page } from '../../support/server.mjs';
import { eventually } from '../../support/wait.mjs';
import { SAMPLES, SHORT, sample } from '../../support/samples.mjs';

inChromium('The property article', (site, test) => {
  const read = (selector = 'article-widget') => site.run((selector) => document.querySelector(selector).article, selector);
  const give = (article) => site.run((article) => { document.querySelector('article-widget').article = article; }, article);
  const shows = (widget, headline) => eventually(`the headline ${headline}`, async () => (await widget.text('headline')) === headline);

  test('gives the article by the names of its file', async () => {
    const widget = await site.article(SHORT);
    const article = await read();
    const { value, body } = sample(SHORT);
    assert.equal(article.title, value('title'));
    assert.equal(article.date, value('date'));
    assert.equal(article.lang, 'en');
    assert.deepEqual(article.tags, ['bridge', 'transport', 'river']);
    assert.equal(article.body_markdown.trim(), body.trim());
    const [author] = article.authors;
    assert.equal(author.name, 'Maren Oduya');
    assert.equal(author.image, site.server.url('/content/media/portrait-oduya.svg'));
    assert.equal(article.audio.sources[0].src, site.server.url(`/content/media/${SHORT}.mp3`));
    assert.equal(article.related, site.server.url('/content/related.json'));
    assert.ok(article.audio.duration > 60, `${article.audio.duration} s`);
    assert.equal(widget.selector, 'article-widget');
    await assertSilent(site);
  });

  test('gives data that shows the same article anywhere', async () => {
    site.server.early = NO_VOICE;
    for (const slug of SAMPLES) {
      const widget = await site.article(slug);
      // Engines count the empty lines around what is not text, such as a slider, by their own rules.
      const text = (root) => [...root.querySelectorAll('[part=article]')].map(({ innerText }) => innerText).join().replace(/\n+/g, '\n');
      const shown = await widget.run(text);
      const addresses = (root) => [...root.querySelectorAll('[part=article] :is([href], [src]):not(source)')].map((node) => (node.getAttribute('href')?.startsWith('#') ? node.getAttribute('href') : node.href?.baseVal ?? node.href ?? node.src));
      const links = await widget.run(addresses);
      const article = await read();
      const other = await site.embed({ children: '', at: '/elsewhere/deep/page.html' });
      await site.run((article) => { document.querySelector('article-widget').article = structuredClone(article); }, article);
      await shows(other, article.title);
      await other.reach();
      await site.server.idle();
      assert.equal(await other.run(text), shown, slug);
      assert.deepEqual(await other.run(addresses), links, slug);
      assert.deepEqual(await read(), article, `${slug} is not the same when it is read again`);
    }
  }, { timeout: 90_000 });

  test('shows the given data in place of the address, until it is removed', async () => {
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md` } });
    await widget.loaded();
    const own = await widget.text('headline');
    await give({ title: 'Given', authors: ['A. Writer'], body_markdown: 'Some *words*.' });
    assert.equal((await read()).title, 'Given', 'it is there at once');
    await shows(widget, 'Given');
    assert.equal(await widget.text('byline'), 'By A. Writer');
    assert.equal(await widget.text('body'), 'Some words.');
    await give({ title: 'In HTML', body_html: '<p>Readable <b>words</b>.</p><script>document.title = "bad"</script>' });
    await shows(widget, 'In HTML');
    assert.match(await widget.text('body'), /Readable words\./);
    await give(null);
    await shows(widget, own);
    await assertUnharmed(site);
  });

  test('is there before the class, before the module, and before the element is in the page', async () => {
    site.server.route('/early.js', content(`
      const early = document.querySelector('#early');
      early.article = { title: 'Before the class', body_markdown: 'Words.' };
      early.playbackRate = 2;
      early.currentTime = 7;
      await import('/article-widget.js');
      if (Object.hasOwn(early, 'article') || Object.hasOwn(early, 'currentTime')) throw new Error('the element hides its accessors');
      const made = document.createElement('article-widget');
      made.id = 'made';
      made.article = { title: 'Before the page', body_markdown: 'Words.' };
      if (made.article.title !== 'Before the page') throw new Error('it is not given back');
      document.querySelector('main').append(made);
      const late = document.createElement('article-widget');
      late.id = 'late';
      document.querySelector('main').append(late);
      late.article = { title: 'Before the module', body_markdown: 'Words.' };`, 'text/javascript'));
    site.server.route('/page.html', page(`<!doctype html><html lang="en"><head><title>Early</title></head>
      <body><main><article-widget id="early"></article-widget></main><script type="module" src="/early.js"></script></body></html>`));
    await site.open('/page.html');
    for (const [id, headline] of [['#early', 'Before the class'], ['#made', 'Before the page'], ['#late', 'Before the module']]) {
      await eventually(headline, async () => (await site.widget(id).text('headline')) === headline);
    }
    await assertSilent(site);
  });

  test('takes objects only, and reports nothing else', async () => {
    site.server.route('/a.md', markdown('# A\n\nWords.'));
    const widget = await site.embed({ attributes: { src: '/a.md' } });
    await widget.loaded();
    for (const value of ['{"title":"Text"}', 7, true]) {
      const error = await site.run((value) => {
        try {
          document.querySelector('article-widget').article = value;
        } catch ({ name }) {
          return name;
        }
      }, value);
      assert.equal(error, 'TypeError', String(value));
    }
    assert.equal(await widget.text('headline'), 'A');
    assert.equal((await read()).body_markdown.trim(), '# A\n\nWords.');
    await give({ kicker: 'Neither title nor text' });
    await eventually('the error', async () => (await widget.count('[part=error]')) === 1);
    await assertUnharmed(site);
  });

  test('is null if nothing is shown', async () => {
    await (await site.embed({ attributes: { src: '/nowhere.md' } })).failed();
    assert.equal(await read(), null);
    assert.equal(await site.run(() => document.createElement('article-widget').article), null);
  });
});
