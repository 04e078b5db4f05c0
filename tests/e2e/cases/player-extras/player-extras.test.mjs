// The controls behind 'More', the keys, resuming, and the system's media controls.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Player } from '../../support/player.mjs';
import { assertSilent } from '../../support/console.mjs';
import { hurried } from '../../support/clock.mjs';
import { eventually, stays } from '../../support/wait.mjs';
import { PHONE } from '../../support/site.mjs';
import { SHORT } from '../../support/samples.mjs';

/** Records the page's calls to the system's media controls, and the errors that the browser throws. */
const SESSION = `
  window.__session = { handlers: {}, positions: [], errors: [] };
  const { setActionHandler, setPositionState } = MediaSession.prototype;
  MediaSession.prototype.setActionHandler = function (action, handler) {
    window.__session.handlers[action] = handler;
    return setActionHandler.call(this, action, handler);
  };
  MediaSession.prototype.setPositionState = function (state) {
    window.__session.positions.push(state);
    try {
      return setPositionState.call(this, state);
    } catch (error) {
      window.__session.errors.push(String(error));
      throw error;
    }
  };`;

inEveryBrowser("The player's extras", (site, test) => {
  const open = async () => new Player(await site.article(SHORT));
  const unfold = async (player) => (await player.button(/^More$/)).click();
  const choose = (player, name, value) => player.widget.run((root, name, value) => {
    const list = [...root.querySelectorAll('.player-choice')].find((label) => label.textContent.startsWith(name)).querySelector('select');
    list.value = value;
    list.dispatchEvent(new Event('change', { bubbles: true }));
  }, name, value);

  test('are behind one button, by keyboard too, each large enough for a finger', async () => {
    await site.viewport(PHONE);
    const player = await open();
    const names = async () => (await player.buttons()).map(({ name }) => name);
    assert.ok(!(await names()).some((name) => /shortcuts|copy/i.test(name)), `folded: ${await names()}`);
    await player.tabTo('More', ({ label }) => label === 'More');
    await player.key(Key.ENTER);
    await eventually('the sheet', async () => (await names()).some((name) => /shortcuts/i.test(name)));
    const controls = await player.widget.run((root) => [...root.querySelectorAll('.player-sheet :is(button, a, select)')].map((node) => {
      const { height, width, right } = node.getBoundingClientRect();
      return { name: node.innerText, small: height < 43.9 || width < 43.9 || right > innerWidth };
    }));
    assert.ok(controls.length >= 4, JSON.stringify(controls));
    assert.deepEqual(controls.filter(({ small }) => small), []);
    await player.tabTo('a link to the moment', ({ label }) => /^Copy link/.test(label));
    await player.key(Key.ESCAPE);
    await eventually('the sheet to fold', async () => !(await names()).some((name) => /shortcuts/i.test(name)));
    assert.equal((await player.widget.focused()).label, 'More', 'the focus comes back');
  });

  test('list the keys on a sheet of their own, which ? opens and Escape closes', async () => {
    const player = await open();
    await player.tabTo('the play button', ({ parts }) => parts.includes('play-button'));
    await player.key('?');
    const sheet = () => player.widget.run((root) => root.querySelector('[role="dialog"]')?.innerText ?? '');
    await eventually('the sheet', async () => /Keyboard shortcuts/.test(await sheet()));
    for (const key of ['K', 'J', 'L', 'M', '?', 'Esc']) assert.ok((await sheet()).split('\n').some((line) => line.startsWith(key)), `${key} is not listed: ${await sheet()}`);
    assert.equal((await player.widget.focused()).label, 'Close');
    await player.key(Key.ESCAPE);
    await eventually('the sheet to close', async () => (await sheet()) === '');
    await assertSilent(site);
  });

  test('give a link to the moment, which leads back to it and does not play', async () => {
    site.server.early = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.__copied = text; } } });";
    const player = await open();
    const { url } = site.server;
    await site.open(`/articles/${SHORT}/#t=0:25`);
    await player.widget.loaded();
    await eventually('the moment', () => player.widget.run((root) => root.host.currentTime === 25));
    assert.ok((await player.state()).paused, 'it plays by itself');
    await unfold(player);
    await (await player.button(/^Copy link to 0:25$/)).click();
    const copied = await eventually('the link', () => site.run(() => window.__copied));
    assert.equal(copied, url.call(site.server, `/articles/${SHORT}/#t=25`));
    await eventually('a word about it', () => player.widget.run((root) => [...root.querySelectorAll('[role="status"]')].some((node) => node.innerText === 'Link copied')));
    await site.run(() => { location.hash = '#t=31'; });
    await eventually('the other moment', () => player.widget.run((root) => root.host.currentTime === 31));
  });

  test.inChromium('show the link if it cannot be copied', async () => {
    site.server.early = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) } });";
    const player = await open();
    await unfold(player);
    await (await player.button(/^Copy link/)).click();
    const link = await eventually('the link', () => player.widget.run((root) => root.querySelector('.player-link')?.value));
    assert.match(link, /#t=0$/);
  });

  test('resume at the last position, and forget it at the end', async () => {
    const player = await open();
    await player.play();
    await player.widget.run((root) => root.host.seek(22));
    await player.until('the place', ({ currentTime, seeking }) => !seeking && currentTime > 22);
    await player.pause();
    const again = await open();
    await eventually('the place', () => again.widget.run((root) => root.host.currentTime > 21.5 && root.host.currentTime < 25));
    await again.play();
    const { currentTime, duration } = await again.state();
    assert.ok(currentTime > 21.5, `it begins at ${currentTime}`);
    await again.widget.run((root, time) => root.host.seek(time), duration - 0.6);
    await again.until('the end', ({ ended }) => ended, { within: 10_000 });
    const last = await open();
    await stays('the beginning', async () => (await last.widget.run((root) => root.host.currentTime)) === 0, { during: 300 });
  });

  test.inChromium('work without storage', async () => {
    site.server.early = `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });`;
    const player = await open();
    await player.play();
    await player.chooseSpeed(2);
    await player.until('speed 2', ({ playbackRate }) => playbackRate === 2);
    await player.pause();
    await assertSilent(site);
  });

  test.inChromium('remember nothing if the storage is full, and play on', async () => {
    site.server.early = `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };`;
    const player = await open();
    await player.play();
    await player.chooseSpeed(2);
    await player.pause();
    await assertSilent(site);
  });

  test.inChromium('stop when the sleep timer ends', async () => {
    // A minute takes a tenth of a second.
    site.server.early = hurried({ from: 60_000, by: 600 });
    const player = await open();
    await player.play();
    await unfold(player);
    await choose(player, 'Sleep timer', '15');
    await player.until('the audio to stop', ({ paused }) => paused);
    await eventually('a word about it', () => player.widget.run((root) => [...root.querySelectorAll('[role="status"]')].some((node) => /sleep timer/.test(node.innerText))));
    const chosen = await player.widget.run((root) => [...root.querySelectorAll('.player-choice select')].at(-1).value);
    assert.equal(chosen, '0', 'the timer is off again');
  });

  test.inChromium('know the sentences once somebody listens, and fetch their times not before', async () => {
    const player = await open();
    await stays('no request for the timings', () => site.server.requestsFor(/media\/.*\.(vtt|json)$/).length === 0, { during: 400 });
    await unfold(player);
    await eventually('the sentences', () => player.button(/^Next sentence$/));
    const place = () => player.widget.run((root) => root.host.currentTime);
    const places = [];
    for (let presses = 0; presses < 3; presses++) {
      await (await player.button(/^Next sentence$/)).click();
      places.push(await place());
    }
    assert.ok(places.every((at, index) => at > (places[index - 1] ?? 0)), `${places}`);
    await (await player.button(/^Previous sentence$/)).click();
    assert.equal(await place(), places[1]);
    await assertSilent(site);
  });

  test.inChromium('offer the chapters that the headings make', async () => {
    const player = new Player(await site.article('why-the-lamps-go-out-at-two'));
    await unfold(player);
    const list = (read) => player.widget.run(`(root) => {
      const list = [...root.querySelectorAll('.player-choice')].find((label) => label.textContent.startsWith('Chapter'))?.querySelector('select');
      return list && (${read})(list);
    }`);
    const chapters = await eventually('the chapters', () => list((list) => [...list.options].map(({ text }) => text)));
    const headings = await player.widget.run((root) => [...root.querySelectorAll('[part~="body"] h2')].map((node) => node.textContent.replace(/#$/, '').trim()));
    assert.ok(headings.length >= 2, `headings: ${headings}`);
    assert.equal(chapters.length, headings.length + 1, `${chapters}`);
    assert.ok(headings.every((heading, index) => chapters[index + 1].includes(heading.slice(0, 20))), `${chapters}`);
    await choose(player, 'Chapter', '2');
    await eventually('the second chapter', () => player.widget.run((root) => root.host.currentTime > 5));
    await eventually('its choice', async () => (await list((list) => list.value)) === '2');
  });

  test.inChromium('offer the recording for download', async () => {
    const player = await open();
    await unfold(player);
    const link = await player.widget.run((root) => {
      const node = root.querySelector('.player-sheet a[download]');
      return { href: node.href, text: node.innerText.trim() };
    });
    assert.match(link.href, /\.mp3$/);
    assert.equal(link.text, 'Download');
  });

  test('keep the pitch at every speed', async () => {
    const player = await open();
    await player.play();
    for (const rate of [2, 0.75]) {
      await player.chooseSpeed(rate);
      await player.until('the speed', ({ playbackRate }) => playbackRate === rate);
      const keeps = await player.widget.run((root) => {
        const audio = root.querySelector('audio');
        return audio.preservesPitch ?? audio.webkitPreservesPitch;
      });
      assert.equal(keeps, true, `at ${rate}`);
    }
  });

  test.inChromium('shorten what is left with the speed', async () => {
    const player = await open();
    const [, left] = await player.clocks();
    await player.chooseSpeed(2);
    await eventually('half the time', async () => Math.abs((await player.clocks())[1] - left / 2) <= 1);
  });

  test('are there for the system: title, picture, actions, and never an impossible position', async () => {
    site.server.early = SESSION;
    const player = await open();
    await player.play();
    const shown = await site.run(() => {
      const { title, artist, artwork } = navigator.mediaSession.metadata;
      return { title, artist, artwork: artwork.map(({ src }) => src), state: navigator.mediaSession.playbackState, handlers: Object.keys(window.__session.handlers) };
    });
    assert.equal(shown.title, await player.widget.text('headline'));
    assert.ok(shown.artist.length > 0);
    assert.equal(shown.artwork.length, 1);
    assert.equal(shown.state, 'playing');
    for (const action of ['play', 'pause', 'seekbackward', 'seekforward', 'seekto']) assert.ok(shown.handlers.includes(action), action);
    const act = (action, details = {}) => site.run((action, details) => window.__session.handlers[action](details), action, details);
    await act('pause');
    const { currentTime: from } = await player.until('a pause', ({ paused }) => paused);
    await act('seekto', { seekTime: 30 });
    await player.until('second 30', ({ currentTime, seeking }) => !seeking && Math.abs(currentTime - 30) < 0.5);
    await act('seekbackward', { seekOffset: 10 });
    await player.until('second 20', ({ currentTime, seeking }) => !seeking && Math.abs(currentTime - 20) < 0.5);
    await act('seekforward');
    await player.until('second 35', ({ currentTime, seeking }) => !seeking && Math.abs(currentTime - 35) < 0.5);
    await act('play');
    await player.until('playing', ({ paused }) => !paused);
    assert.ok(from >= 0);
    const { positions, errors } = await site.run(() => window.__session);
    assert.deepEqual(errors, []);
    assert.ok(positions.length > 2 && positions.every(({ duration, position, playbackRate }) => duration > 0 && position >= 0 && position <= duration && playbackRate > 0));
    await site.run(() => document.querySelector('article-widget').remove());
  });
});
