// The player is loaded at the reader's first interaction with the article, and not before.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Player } from '../../support/player.mjs';
import { assertSilent } from '../../support/console.mjs';
import { DIST } from '../../support/environment.mjs';
import { after, inTurn, status } from '../../support/server.mjs';
import { giveVoice, hears, NO_VOICE } from '../../support/speech.mjs';
import { eventually, stays } from '../../support/wait.mjs';
import { DESK, PHONE } from '../../support/site.mjs';
import { SHORT } from '../../support/samples.mjs';

const PART = /article-widget-player-[^/]*\.wasm$/;
/** The files that only the player needs: its code and its styles. */
const REST = /article-widget-player-[^/]*\.(wasm|css)$/;
const UNNARRATED = 'counting-the-tide';

inEveryBrowser('The player, before the first interaction,', (site, test) => {
  const requested = () => site.server.requestsFor(PART).length;
  // Embedded: a published page has been reached for when the widget comes (cases/published-wakes, cases/adopted).
  const open = async (slug = SHORT) => {
    const widget = await site.embed({ attributes: { src: `/content/${slug}.md` } });
    await widget.loaded({ reaches: false });
    await site.server.idle();
    return widget;
  };
  const isThere = (widget) => eventually('the player', async () => (await widget.count('.player[data-phase]')) === 1);
  const box = (widget) => widget.run((root) => {
    const [player, button, heading, rail] = ['.player', '.player-play', '.player-heading', '.player-seek .player-track'].map((selector) => {
      const { x, y, width, height } = root.querySelector(selector).getBoundingClientRect();
      return [x, y, width, height].map(Math.round);
    });
    return { player, button, heading: heading.slice(0, 2), rail };
  });

  for (const size of [DESK, PHONE]) {
    test(`is not downloaded, and is drawn where it will be, at ${size.width} px`, async () => {
      await site.viewport(size);
      const widget = await open();
      await stays('no request for the player', () => site.server.requestsFor(REST).length === 0, { during: 700 });
      const text = await widget.text('player');
      assert.match(text, /AI assistance/);
      assert.match(text, /2:20/);
      const button = await widget.part('play-button');
      assert.equal(await button.getAttribute('aria-label'), 'Listen');
      const before = await box(widget);
      await widget.reach();
      assert.equal(requested(), 1);
      const rest = site.server.requestsFor(REST).map(({ path }) => path.split('.').pop());
      assert.deepEqual(rest.sort(), ['css', 'wasm']);
      assert.deepEqual(await box(widget), before);
      await assertSilent(site);
    });
  }

  test('comes with the first scroll', async () => {
    const widget = await open();
    await site.run(() => scrollTo({ top: 300, behavior: 'instant' }));
    await isThere(widget);
  });

  test('comes although the first request for its code fails', async () => {
    // In a folder of its own: engines keep the files of earlier pages.
    site.server.mount('/again/', DIST);
    const served = (request, response, server) => server.serve(request, response);
    site.server.route(/^\/again\/article-widget-player-[^/]*\.wasm$/, inTurn(status(503, 'Busy'), served));
    const widget = await site.embed({ script: '/again/article-widget.js', attributes: { src: `/content/${SHORT}.md` } });
    await widget.loaded({ reaches: false });
    await site.run(() => document.querySelector('article-widget').play());
    await eventually('the player, or the browser’s own', async () => (await widget.count('.player[data-phase], .player-plain')) === 1);
    assert.equal(await widget.count('.player-plain'), 0);
  });

  test('plays from its button, however late it comes', async () => {
    site.server.route(PART, after(1200));
    const widget = await open();
    await (await widget.part('play-button')).click();
    await eventually('the button to wait', async () => (await widget.count('.player-play[data-busy]')) === 1);
    assert.equal(await site.run(() => document.querySelector('article-widget').paused), false);
    await isThere(widget);
    await new Player(widget).until('the sound', ({ paused }) => !paused);
    await assertSilent(site);
  });

  test('plays from the keyboard, and keeps the focus', async () => {
    site.server.route(PART, after(600));
    const widget = await open();
    await site.run((button) => button.focus(), await widget.part('play-button'));
    await isThere(widget);
    const focused = await eventually('the focus on the button', () => widget.focused());
    assert.equal(focused.label, 'Listen');
    assert.ok(focused.parts.includes('play-button'));
    await site.driver.actions().sendKeys(Key.ENTER).perform();
    await new Player(widget).until('the sound', ({ paused }) => !paused);
  });

  test('is not put under a finger that is about to let go', async () => {
    // A part that is nearly there comes between the two ends of a click.
    site.server.route(PART, after(400));
    const widget = await open();
    const button = await widget.part('play-button');
    await site.driver.actions().move({ origin: button }).press().perform();
    await eventually('the request', () => requested() === 1);
    await site.server.idle();
    await stays('the pressed button', () => site.run((button) => button.isConnected, button), { during: 300 });
    await site.driver.actions().release().perform();
    await isThere(widget);
    await new Player(widget).until('the sound', ({ paused }) => !paused);
  });

  test.inChromium('comes for play() and currentTime of the page', async () => {
    const widget = await open();
    await site.run(() => { document.querySelector('article-widget').playbackRate = 1.25; });
    await stays('no player for a speed', () => requested() === 0, { during: 300 });
    await site.run(() => { document.querySelector('article-widget').currentTime = 40; });
    await isThere(widget);
    await eventually('its place', () => site.run(() => Math.round(document.querySelector('article-widget').currentTime) === 40));
    assert.equal(await site.run(() => document.querySelector('article-widget').playbackRate), 1.25);
  });

  test.inChromium('comes at once if the address has a time, or gets one', async () => {
    await site.open(`/articles/${SHORT}/#t=30`);
    const widget = site.widget();
    await widget.loaded({ reaches: false });
    await isThere(widget);
    const other = await open();
    await site.run(() => { location.hash = 't=50'; });
    await isThere(other);
    await eventually('the moment', () => site.run(() => Math.round(document.querySelector('article-widget').currentTime) === 50));
  });

  test.inChromium('comes at once if the page wants it always in sight', async () => {
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md`, player: 'sticky' } });
    await widget.loaded({ reaches: false });
    assert.equal(await widget.count('.player[data-phase]'), 1, 'the event comes before the player');
  });

  test.inChromium('is offered for an article without a recording if the browser has a voice', async () => {
    giveVoice(site, { msPerChar: 40 });
    const widget = await open(UNNARRATED);
    await stays('no request for the player', () => requested() === 0, { during: 300 });
    assert.match(await widget.text('player'), /voice/i);
    await site.run((button) => button.click(), await widget.part('play-button'));
    await hears(site, /./);
  });

  const silent = {
    'there is nothing to hear': () => { site.server.early = NO_VOICE; },
    'the only voice is for fun': () => giveVoice(site, { voices: [['Zarvox', 'en-US', true]] }),
    'no voice speaks the language': () => giveVoice(site, { voices: [['Amélie', 'fr-FR', true]] }),
  };
  for (const [condition, arrange] of Object.entries(silent)) {
    test.inChromium(`never comes if ${condition}`, async () => {
      arrange();
      const widget = await open(UNNARRATED);
      await widget.reach();
      await site.run(() => scrollTo({ top: 300, behavior: 'instant' }));
      await stays('no player', async () => requested() === 0 && (await widget.count('[part~="player"]')) === 0, { during: 700 });
    });
  }
});
