// `links="in-place"`: another article of the site opens in the widget.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { inEveryBrowser } from '../../support/suite.mjs';
import { assertAccessible } from '../../support/axe.mjs';
import { assertSilent } from '../../support/console.mjs';
import { Server, content, markdown, page, silent } from '../../support/server.mjs';
import { Player } from '../../support/player.mjs';
import { eventually, stays } from '../../support/wait.mjs';
import { SHORT, sample } from '../../support/samples.mjs';

const FERRY = 'ferry-delayed';

inEveryBrowser('Links in place', (site, test) => {
  const shows = (widget, headline) => eventually(headline, async () => (await widget.text('headline')) === headline);
  const open = async (attributes = {}) => {
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md`, links: 'in-place', ...attributes } });
    await widget.loaded();
    await site.server.idle();
    return widget;
  };
  const click = async (widget, selector) => {
    const link = await widget.find(selector);
    await site.run((link) => link.scrollIntoView({ block: 'center' }), link);
    await link.click();
  };
  const link = (slug) => `[part=body] a[href*="articles/${slug}/"]`;
  const title = (slug) => sample(slug).value('title');
  const here = async () => new URL(await site.driver.getCurrentUrl()).pathname;

  test('open an article that the body links to, with a way back', async () => {
    const widget = await open();
    const entries = await site.run(() => history.length);
    await click(widget, link(FERRY));
    await shows(widget, title(FERRY));
    assert.equal(await here(), '/embedding/page.html', 'the page stays');
    await eventually('the focus', async () => (await widget.focused())?.parts.includes('headline'));
    const top = await site.run(() => document.querySelector('article-widget').getBoundingClientRect().top);
    assert.ok(Math.abs(top) < 2, `the article begins at ${top} px`);
    assert.match(await widget.text(), new RegExp(`^Back ${title(SHORT).slice(0, 20)}`));
    await assertAccessible(site, 'an article with a way back');
    const { events } = await site.seen();
    assert.deepEqual(events.filter(({ name }) => name === 'article-load').map(({ detail }) => detail.title), [title(SHORT), title(FERRY)]);

    await click(widget, link(SHORT));
    await shows(widget, title(SHORT));
    assert.equal(await site.run(() => history.length), entries, 'the history grows');
    await click(widget, '.back');
    await shows(widget, title(FERRY));
    await click(widget, '.back');
    await shows(widget, title(SHORT));
    assert.equal(await widget.count('.back'), 0, 'a way back from the first article');
    await eventually('the focus', async () => (await widget.focused())?.parts.includes('headline'));
    await assertSilent(site);
  });

  test.inChromium('open a link card and a related link, which the page can prevent', async () => {
    const widget = await open();
    const card = 'halden-market-moves';
    await click(widget, '[part=link-card] a, a[part=link-card]');
    await shows(widget, title(card));
    await click(widget, '.back');
    await shows(widget, title(SHORT));
    await eventually('the related links', async () => (await widget.count('[part=related-item] a[href]')) > 0);
    await site.run(() => document.addEventListener('related-click', (event) => event.preventDefault(), { once: true }));
    const related = await widget.run((root) => {
      const link = root.querySelector('[part=related-item] a[href]');
      return link.getAttribute('href').match(/articles\/([^/]+)/)[1];
    });
    await click(widget, '[part=related-item] a[href]');
    await stays('the article', async () => (await widget.text('headline')) === title(SHORT), { during: 400 });
    await click(widget, '[part=related-item] a[href]');
    await shows(widget, title(related));
    const names = (await site.seen()).events.map(({ name }) => name);
    assert.deepEqual(names.slice(-3), ['related-click', 'related-click', 'article-load']);
    const links = await eventually('the related links of that article', async () => {
      const links = await widget.run((root) => [...root.querySelectorAll('[part=related-item] a')].map(({ href }) => href));
      return links.length > 0 && links;
    });
    assert.deepEqual(links.filter((href) => href.includes(related)), [], 'the open article is among the related links');
    assert.equal(await here(), '/embedding/page.html');
  });

  test('lead to the place in the article that they name', async () => {
    const widget = await open({ src: '/content/counting-the-tide.md' });
    await click(widget, '[part=body] a[href$="the-river-that-moved/#the-gauge"]');
    await shows(widget, title('the-river-that-moved'));
    await eventually('the heading', async () => (await widget.focused())?.id === 'the-gauge');
    const { top } = await widget.run((root) => root.getElementById('the-gauge').getBoundingClientRect().toJSON());
    assert.ok(top >= 0 && top < 300, `the heading is at ${top} px`);
  });

  test('leave the recording of the attribute to its own article', async () => {
    const widget = await open({ audio: '/content/media/ferry-delayed.mp3' });
    await new Player(widget).play();
    await click(widget, '[part=body] a[href*="articles/counting-the-tide/"]');
    await shows(widget, title('counting-the-tide'));
    const audible = await widget.run((root) => [...root.querySelectorAll('audio')].some(({ paused, currentSrc }) => !paused && currentSrc.includes('ferry')));
    assert.ok(!audible, 'the first article plays on');
    const { audio } = await site.run(() => document.querySelector('article-widget').article);
    assert.equal(await widget.count('[part=player]'), audio ? 1 : 0);
  });

  test.inChromium('open an article by the address of its file, of Markdown or JSON', async () => {
    site.server.route('/start.md', markdown('# Start\n\n[Markdown](b.md), [JSON](c.json), [typed](d)'));
    site.server.route('/b.md', markdown('# B\n\nWords.'));
    site.server.route('/c.json', content('{"title":"C","body_markdown":"Words."}', 'application/json'));
    site.server.route('/d', markdown('# D\n\nWords.'));
    const widget = await open({ src: '/start.md' });
    for (const [path, headline] of [['b.md', 'B'], ['c.json', 'C'], ['/d', 'D']]) {
      await click(widget, `[part=body] a[href$="${path}"]`);
      await shows(widget, headline);
      await click(widget, '.back');
      await shows(widget, 'Start');
    }
  });

  test.inChromium('open the article that a page names in its head', async () => {
    site.server.route('/start.md', markdown('# Start\n\n[Story](story/?a=1&b=2)'));
    site.server.route('/story/', page('<!doctype html><title>Story</title><link rel="alternate" type="text/markdown" href="text.md?a=1&amp;b=2"><article-widget src="wrong.md"></article-widget>'));
    site.server.route('/story/text.md', markdown('# Named\n\nWords.'));
    const widget = await open({ src: '/start.md' });
    await click(widget, '[part=body] a');
    await shows(widget, 'Named');
    assert.equal(site.server.requestsFor(/text\.md$/)[0].query, '?a=1&b=2');
  });

  test.inChromium('go to a page that is no article, and to another site', async (t) => {
    site.server.route('/plain.html', page('<!doctype html><title>Plain</title><p>No article.</p>'));
    site.server.route('/start.md', markdown('# Start\n\n[Plain](plain.html)'));
    const widget = await open({ src: '/start.md' });
    await click(widget, '[part=body] a');
    await eventually('the page', async () => (await here()) === '/plain.html');

    const away = await Server.start();
    t.after(() => away.stop());
    away.route('/there', page('<!doctype html><title>There</title>'));
    site.server.route('/start.md', markdown(`# Start\n\n[There](${away.origin}/there)`));
    const other = await open({ src: '/start.md' });
    await click(other, '[part=body] a');
    await eventually('the other site', async () => (await site.driver.getCurrentUrl()).startsWith(away.origin));
  });

  test.inChromium('are the browser\'s own if the reader or the page asks for that', async () => {
    const widget = await open();
    const before = await site.driver.getAllWindowHandles();
    const anchor = await widget.find(link(FERRY));
    await site.run((target) => target.scrollIntoView({ block: 'center' }), anchor);
    await site.driver.actions().keyDown(Key.CONTROL).click(anchor).keyUp(Key.CONTROL).perform();
    // A tab of its own, or in an engine that is driven without tabs the whole page: never the widget.
    const opened = await eventually('a new tab', async () => {
      const handles = await site.driver.getAllWindowHandles();
      return handles.find((handle) => !before.includes(handle)) ?? ((await here()) === `/articles/${FERRY}/` && before[0]);
    });
    if (opened === before[0]) {
      await open();
    } else {
      await site.driver.switchTo().window(opened);
      await site.driver.close();
      await site.driver.switchTo().window(before[0]);
      assert.equal(await widget.text('headline'), title(SHORT));
    }
    await site.run(() => document.querySelector('article-widget').removeAttribute('links'));
    await click(widget, link(FERRY));
    await eventually('the page', async () => (await here()) === `/articles/${FERRY}/`);
  });

  test.inChromium('of several that were followed, open the last', async () => {
    site.server.route('/start.md', markdown('# Start\n\n[Never](never/), [Quick](quick.md)'));
    site.server.route('/never/', silent());
    site.server.route('/quick.md', markdown('# Quick\n\nWords.'));
    const widget = await open({ src: '/start.md' });
    await click(widget, '[part=body] a[href$="never/"]');
    await click(widget, '[part=body] a[href$="quick.md"]');
    await shows(widget, 'Quick');
    await eventually('the first to be called off', () => site.server.requestsFor(/never/)[0].cut);
  });

  test.inChromium('show an error with a way back', async () => {
    site.server.route('/start.md', markdown('# Start\n\n[Gone](gone.md)'));
    const widget = await open({ src: '/start.md' });
    await click(widget, '[part=body] a');
    await eventually('the error', async () => (await widget.count('[part=error]')) === 1);
    await click(widget, '.back');
    await shows(widget, 'Start');
  });
});
