// When an element requests its article, how long it waits, and when it stops.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Player } from '../../support/player.mjs';
import { after, inTurn, markdown, page, content, silent, status } from '../../support/server.mjs';
import { hurried } from '../../support/clock.mjs';
import { eventually, pause, stays } from '../../support/wait.mjs';
import { SHORT } from '../../support/samples.mjs';

const NARRATED = `/content/${SHORT}.md`;
const served = (request, response, server) => server.serve(request, response);

inEveryBrowser('Loading', (site, test) => {
  const requested = () => site.server.requestsFor(/\.md$/);
  const far = async (attributes = {}) => {
    site.server.route('/far.css', content('main { padding-block-start: 5000px }', 'text/css'));
    return site.embed({ attributes: { src: NARRATED, loading: 'lazy', ...attributes }, children: '<link rel="stylesheet" href="/far.css"><p>Own.</p>' });
  };

  test('waits until the element is near, and no longer once it need not', async () => {
    const widget = await far();
    await stays('no request by a far element', () => requested().length === 0, { during: 600 });
    await site.run(() => document.querySelector('article-widget').setAttribute('loading', 'eager'));
    await widget.loaded();
    assert.equal(requested().length, 1);
  });

  test('begins when the reader comes near, or the page wants to play', async () => {
    const widget = await far();
    await stays('no request by a far element', () => requested().length === 0, { during: 300 });
    await site.run(() => scrollTo(0, 4200));
    await widget.loaded();
    const other = await far();
    await site.run(() => document.querySelector('article-widget').play());
    await other.loaded();
  });

  test.inChromium('asks again after failures that may pass', async () => {
    site.server.route(NARRATED, inTurn(status(500, 'Broken'), status(503, 'Busy'), served));
    const widget = await site.embed({ attributes: { src: NARRATED } });
    await widget.loaded();
    assert.equal(requested().length, 3);
  });

  test.inChromium('calls its requests off when the element goes, before and after the module is there', async () => {
    for (const slow of [/\.wasm$/, /never/]) {
      site.server.route(slow, slow.test('.wasm') ? after(1500) : silent());
      site.server.route('/slow.md', silent());
      site.server.route('/slow.json', silent());
      site.server.requests.length = 0;
      await site.embed({ attributes: { src: '/slow.md', related: '/slow.json' } });
      await eventually('both requests', () => site.server.requestsFor(/slow/).length === 2);
      if (!slow.test('.wasm')) await eventually('the widget', () => site.widget().run((root) => Boolean(root.querySelector('.waiting'))));
      await site.run(() => document.querySelector('article-widget').remove());
      await eventually('both to be called off', () => site.server.requestsFor(/slow/).every(({ cut }) => cut));
      site.server.unroute(slow);
    }
  });

  test.inChromium('asks no more for an element that is gone', async () => {
    site.server.route('/a.md', status(500, 'Broken'));
    await site.embed({ attributes: { src: '/a.md' } });
    await eventually('the first try', () => requested().length === 1);
    await site.run(() => document.querySelector('article-widget').remove());
    // The second try would come after 400 ms.
    await stays('one request', () => requested().length === 1, { during: 1000 });
  });

  test.inChromium('begins anew when the element comes back before it had anything', async () => {
    site.server.route('/a.md', inTurn(silent(), markdown('# A\n\nWords.')));
    const widget = await site.embed({ attributes: { src: '/a.md' } });
    await eventually('the request', () => requested().length === 1);
    await site.run(() => {
      window.removed = document.querySelector('article-widget');
      window.removed.remove();
    });
    await eventually('the request to end', () => requested()[0].cut);
    await site.run(() => document.querySelector('main').append(window.removed));
    await widget.loaded();
    assert.equal(await widget.text('headline'), 'A');
  });

  test.inChromium('says that a silent server is waited for, and gives up after half a minute', async () => {
    // Half a minute takes ten seconds.
    site.server.early = hurried({ by: 3 });
    site.server.route('/a.md', silent());
    const widget = await site.embed({ attributes: { src: '/a.md' }, children: '' });
    await eventually('the message that it takes long', async () => (await widget.count('.still-loading')) === 1, { within: 9000 });
    const { code, message } = await widget.failed({ within: 20_000 });
    assert.equal(code, 'network');
    assert.match(message, /30 seconds/);
    assert.equal(requested().length, 1);
    await eventually('the request to end', () => requested()[0].cut);
    site.server.route('/a.md', markdown('# A\n\nWords.'));
    await (await widget.find('[part~=error] button')).click();
    await eventually('the article', async () => (await widget.text('headline')) === 'A');
  });

  test.inChromium('asks for the article again by reload()', async () => {
    site.server.route('/a.md', inTurn(markdown('# Old\n\nWords.'), markdown('# New\n\nWords.')));
    const widget = await site.embed({ attributes: { src: '/a.md' } });
    await widget.loaded();
    await site.run(() => document.querySelector('article-widget').reload());
    await eventually('the new one', async () => (await widget.text('headline')) === 'New');
    const { events } = await site.seen();
    assert.deepEqual(events.filter(({ name }) => name === 'article-load').map(({ detail }) => detail.title), ['Old', 'New']);
  });

  test('remembers the page’s commands to the player before there was one', async () => {
    site.server.route(NARRATED, after(700, served));
    // A browser may want a gesture first.
    await site.open('/articles/night-train-to-orre/');
    const widget = await site.embed({ attributes: { src: NARRATED } });
    await (await site.driver.findElement({ css: 'main' })).click();
    const before = await site.run(() => {
      const element = document.querySelector('article-widget');
      element.currentTime = 12;
      element.playbackRate = 1.5;
      element.play();
      const { currentTime, playbackRate, paused, duration } = element;
      return { currentTime, playbackRate, paused, duration: Number.isNaN(duration) };
    });
    assert.deepEqual(before, { currentTime: 12, playbackRate: 1.5, paused: false, duration: true });
    await widget.loaded();
    await new Player(widget).until('the audio to play', ({ paused, currentTime, playbackRate }) => !paused && currentTime > 12 && playbackRate === 1.5);
  });

  test.inChromium('takes an article whose text the parser has not reached yet', async () => {
    const pieces = ['<!doctype html><html lang="en"><head><title>Slow</title><script async type="module" src="/article-widget.js"></script></head><body><main><article-widget>',
      '<script type="text/markdown"># Late\n\nWords.</script></article-widget></main></body></html>'];
    site.server.route('/slow.html', async (_, response, server) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': server.policy });
      response.write(pieces[0].replace('<head>', '<head><script src="/__collector.js"></script>'));
      // The module is there before the rest of the page.
      await eventually('the module', () => server.requestsFor(/article-widget-[0-9a-f]+\.wasm$/).length > 0);
      await pause(500);
      response.end(pieces[1]);
    });
    await site.open('/slow.html');
    const { title } = await site.widget().loaded();
    assert.equal(title, 'Late');
    assert.equal((await site.seen()).events.length, 1);
  });

  test.inChromium('is reported as failed by an element that names no article', async () => {
    const { code, message } = await (await site.embed()).failed();
    assert.equal(code, 'not-found');
    assert.match(message, /src/);
  });

  test.inChromium('is reported as failed by an element with an invalid address', async () => {
    for (const src of ['http://[', 'javascript:alert(1)']) {
      const { code, url } = await (await site.embed({ attributes: { src } })).failed();
      assert.deepEqual({ code, url }, { code: 'not-found', url: '' });
      const { console: said } = await site.seen();
      assert.equal(said.filter(({ text }) => text.includes(`src="${src}"`)).length, 1, JSON.stringify(said));
    }
  });
});
