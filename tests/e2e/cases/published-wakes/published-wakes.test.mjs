// What brings the module to a published page, and what does not.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { inChromium, inEveryBrowser } from '../../support/suite.mjs';
import { assertSilent } from '../../support/console.mjs';
import { DIST } from '../../support/environment.mjs';
import { RECORDING } from '../../support/player.mjs';
import { after, silent, status } from '../../support/server.mjs';
import { SHORT, sample } from '../../support/samples.mjs';
import { eventually, stays } from '../../support/wait.mjs';

const PAGE = `/articles/${SHORT}/`;
const MODULE = /\.wasm$/;
/** Everything that only the widget needs. */
const OF_WIDGET = /\.wasm$|article-widget-[0-9a-f]+\.js$|\.bin$|related\.json$|\.md$/;

/** The state of the page's own recording and of the face of the player. */
const state = (site) => site.run(() => {
  const host = document.querySelector('article-widget');
  const [audio, face] = [host.querySelector('.listen > audio'), host.querySelector('.listen > .player')];
  const button = face?.querySelector('.player-play');
  return {
    paused: audio.paused, currentTime: audio.currentTime, controls: audio.controls, playbackRate: audio.playbackRate,
    playing: face?.hasAttribute('data-playing'), failed: face?.hasAttribute('data-failed'), label: button?.getAttribute('aria-label'),
    time: face?.querySelector('.player-time')?.textContent,
  };
});

inChromium('A published page', (site, test) => {
  const isAsleep = (during) => stays('no request for the widget', () => site.server.requestsFor(OF_WIDGET).length === 0, { during });
  const wakes = () => eventually('the module', () => site.server.requestsFor(MODULE).length > 0);

  test('sleeps while the reader only reads: scrolls, clicks elsewhere, waits', async () => {
    await site.open(PAGE);
    await site.run(() => scrollTo({ top: 600, behavior: 'instant' }));
    await site.run(() => document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })));
    await isAsleep(4000);
    await assertSilent(site);
  });

  const interactions = {
    'the pointer over it': () => document.querySelector('article-widget h1').dispatchEvent(new PointerEvent('pointerover', { bubbles: true })),
    'the pointer down in it': () => document.querySelector('article-widget h1').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })),
    'a touch': () => document.querySelector('article-widget h1').dispatchEvent(new Event('touchstart', { bubbles: true })),
    'a key': () => document.querySelector('article-widget a').dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true })),
    'the focus': () => document.querySelector('article-widget a[href]').focus(),
    'a time in the address': () => { location.hash = '#t=20'; },
    'another attribute': () => document.querySelector('article-widget').setAttribute('theme', 'dark'),
    'reload()': () => document.querySelector('article-widget').reload(),
    'pause()': () => document.querySelector('article-widget').pause(),
    'seek()': () => document.querySelector('article-widget').seek(10),
    'reading `currentTime`': () => document.querySelector('article-widget').currentTime,
    'setting `currentTime`': () => { document.querySelector('article-widget').currentTime = 10; },
    'reading `paused`': () => document.querySelector('article-widget').paused,
    'reading `duration`': () => document.querySelector('article-widget').duration,
    'setting `playbackRate`': () => { document.querySelector('article-widget').playbackRate = 1.5; },
  };
  for (const [what, interact] of Object.entries(interactions)) {
    test(`wakes by ${what}`, async () => {
      await site.open(PAGE);
      await isAsleep(300);
      await site.run(`return (${interact})()`);
      await wakes();
      await site.widget().settled();
      await assertSilent(site);
    });
  }

  test('gives no article until the widget has it, and wakes when it is asked for', async () => {
    await site.open(PAGE);
    assert.equal(await site.run(() => document.querySelector('article-widget').article), null);
    await site.widget().settled();
    assert.equal(await site.run(() => document.querySelector('article-widget').article.title), sample(SHORT).value('title'));
  });

  test('wakes by play() of the page', async () => {
    await site.open(PAGE);
    await site.run(() => document.querySelector('article-widget').play());
    await wakes();
  });

  test('starts at once if the address has a time', async () => {
    await site.open(`${PAGE}#t=20`);
    await wakes();
  });

  for (const attribute of ['data-start="load"', 'player="sticky"']) {
    test(`starts at once with ${attribute}`, async () => {
      site.server.route(PAGE, async (_, response, server) => {
        const text = readFileSync(join(DIST, PAGE, 'index.html'), 'utf8');
        server.html(text.replace('<article-widget ', `<article-widget ${attribute} `), response);
      });
      await site.open(PAGE);
      await wakes();
      await site.widget().settled();
    });
  }
});

inEveryBrowser('The play button of a published page', (site, test) => {
  const press = async () => {
    const button = await site.run(() => document.querySelector('article-widget .listen > .player .player-play'));
    await button.click();
  };
  const plays = () => eventually('sound', async () => {
    const now = await state(site);
    return !now.paused && now.currentTime > 0.2 && now;
  });

  test('sounds before the module is there, and pauses', async () => {
    site.server.route(MODULE, silent());
    await site.open(PAGE);
    await press();
    const { playing, label } = await plays();
    assert.ok(playing);
    assert.equal(label, 'Pause');
    await eventually('the time on the face', async () => (await state(site)).time === '0:01');
    await press();
    const paused = await eventually('the pause', async () => {
      const now = await state(site);
      return now.paused && !now.playing && now;
    });
    assert.equal(paused.label, 'Listen');
    await assertSilent(site);
  });

  test('plays on in the player, without a gap', async () => {
    site.server.route(MODULE, after(1500));
    await site.open(PAGE);
    await press();
    await plays();
    await site.run(() => {
      const audio = document.querySelector('article-widget audio');
      audio.playbackRate = 1.25;
      audio.id = 'the-same';
      window.__breaks = [];
      for (const kind of ['pause', 'emptied', 'seeking', 'loadstart', 'abort']) audio.addEventListener(kind, () => window.__breaks.push(kind));
    });
    await site.widget().settled({ within: 30_000 });
    const found = await eventually('the player', () => site.run(() => {
      const host = document.querySelector('article-widget');
      const audio = document.getElementById('the-same');
      const player = host.querySelector('.player[data-phase="playing"]');
      return player && audio && { breaks: window.__breaks, paused: audio.paused, rate: audio.playbackRate, ofElement: host.paused, time: host.currentTime - audio.currentTime };
    }));
    assert.deepEqual(found.breaks, []);
    assert.equal(found.paused, false);
    assert.equal(found.ofElement, false);
    assert.equal(found.rate, 1.25);
    assert.ok(Math.abs(found.time) < 0.5, String(found.time));
    await assertSilent(site);
  });

  test('leaves the recording to the browser’s own controls if the module cannot come', async () => {
    site.server.route(MODULE, status(404, 'gone'));
    await site.open(PAGE);
    await press();
    await plays();
    await eventually('the browser’s own controls', async () => {
      const now = await state(site);
      return now.controls && now.failed;
    });
    assert.equal((await state(site)).paused, false, 'it plays on');
    const { events } = await site.seen();
    assert.equal(events.find(({ name }) => name === 'article-error')?.detail.code, 'unavailable');
  });

  test.inChromium('works with the keyboard, and keeps the focus when the player comes', async () => {
    site.server.route(MODULE, after(800));
    await site.open(PAGE);
    await site.run(() => document.querySelector('article-widget .player-play').focus());
    await site.driver.actions().sendKeys(Key.ENTER).perform();
    await plays();
    await site.widget().settled();
    const focused = await eventually('the focus on the player', async () => {
      const focused = await site.widget().focused();
      return focused?.parts.includes('play-button') && focused;
    });
    assert.equal(focused.label, 'Pause');
  });

  test.inChromium('goes on where the reader left off', async () => {
    site.server.route(MODULE, silent());
    await site.open(PAGE);
    await site.run(() => {
      const source = document.querySelector('article-widget audio source').src;
      localStorage.setItem('article-widget:places', `4.0 other file.mp3\n42.5 ${location.href} ${source}`);
    });
    await press();
    await plays();
    assert.ok((await state(site)).currentTime >= 42);
  });

  test.inChromium('begins at the time in the address', async () => {
    site.server.route(MODULE, silent());
    await site.open(`${PAGE}#t=1:05`);
    await press();
    await plays();
    assert.ok((await state(site)).currentTime >= 65);
  });

  test.inChromium('silences another article of the page, asleep or not', async () => {
    site.server.route(PAGE, (_, response, server) => {
      const text = readFileSync(join(DIST, PAGE, 'index.html'), 'utf8');
      server.html(text.replace(/<article-widget[^]*<\/article-widget>/, (element) => element + element), response);
    });
    await site.open(PAGE);
    const playing = () => site.run(() => [...document.querySelectorAll('article-widget')].map((host) => !host.querySelector('audio').paused));
    // The player takes the place of its face while the driver moves the pointer.
    const pressAt = (at) => eventually('a press', async () => {
      const button = await site.run((at) => {
        const button = document.querySelectorAll('article-widget')[at].querySelector('.player-play');
        button.scrollIntoView({ block: 'center' });
        return button;
      }, at);
      return button.click().then(() => true);
    });
    await pressAt(0);
    await eventually('the first', async () => (await playing())[0]);
    await pressAt(1);
    await eventually('the second alone', async () => String(await playing()) === 'false,true');
  });

  test.inChromium('asks for the recording once', async () => {
    await site.open(PAGE);
    await press();
    await plays();
    await site.widget().settled();
    await site.server.idle();
    const files = new Set(site.server.requestsFor(RECORDING).map(({ path }) => path));
    assert.equal(files.size, 1);
  });
});
