// The narration, heard: a real recording in a real browser.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Player, RECORDING } from '../../support/player.mjs';
import { assertSilent } from '../../support/console.mjs';
import { eventually, stays } from '../../support/wait.mjs';
import { SHORT } from '../../support/samples.mjs';

inEveryBrowser('The player', (site, test) => {
  const open = async () => new Player(await site.article(SHORT));

  test('fetches no audio before it plays, and shows its length all the same', async () => {
    const player = await open();
    await stays('no request for the recording', () => site.server.requestsFor(RECORDING).length === 0);
    const { preload, paused } = await player.state();
    assert.equal(preload, 'none');
    assert.ok(paused);
    const shown = Math.max(0, ...(await player.clocks()));
    assert.ok(shown > 10, `the clocks show ${shown} s before play`);
    const { duration } = await player.play();
    assert.ok(Math.abs(duration - shown) <= 1.5, `it showed ${shown} s, the recording has ${duration} s`);
    assert.ok(site.server.requestsFor(RECORDING).length > 0);
    await assertSilent(site);
  });

  test('plays and pauses, with a name and an event for each', async () => {
    const player = await open();
    const before = await (await player.widget.part('play-button')).getAccessibleName();
    await player.play();
    const during = await (await player.widget.part('play-button')).getAccessibleName();
    assert.notEqual(during, before, 'the button keeps its name while playing');
    const { currentTime } = await player.pause();
    await stays('the position of a paused player', async () => (await player.state()).currentTime === currentTime, { during: 400 });
    assert.equal(await (await player.widget.part('play-button')).getAccessibleName(), before);
    const { events } = await site.seen();
    const heard = events.filter(({ name }) => name.startsWith('audio-'));
    assert.deepEqual(heard.map(({ name }) => name), ['audio-play', 'audio-pause']);
    for (const { name, detail } of heard) {
      assert.equal(detail.engine, 'media', `${name}: ${JSON.stringify(detail)}`);
      assert.ok(detail.duration > 10 && detail.currentTime >= 0, `${name}: ${JSON.stringify(detail)}`);
    }
    await assertSilent(site);
  });

  test('goes where the track is clicked', async () => {
    const player = await open();
    const { duration } = await player.play();
    await player.pause();
    const slider = await player.slider();
    const { width } = await slider.getRect();
    for (const share of [0.75, 0.25]) {
      await site.driver.actions().move({ origin: slider, x: Math.round((share - 0.5) * width) }).click().perform();
      const wanted = share * duration;
      await player.until(`${share * 100} % of the recording`, ({ currentTime, seeking }) => !seeking && Math.abs(currentTime - wanted) < 0.04 * duration);
    }
    const { currentTime } = await player.state();
    await player.play();
    const after = await player.state();
    assert.ok(after.currentTime >= currentTime, `play went back from ${currentTime} to ${after.currentTime}`);
  });

  test('goes back and forward by fifteen seconds, and never beyond the ends', async () => {
    const player = await open();
    await player.play();
    const { currentTime: from } = await player.pause();
    await (await player.button(/^Forward 15/)).click();
    await player.until('fifteen seconds on', ({ currentTime }) => Math.abs(currentTime - from - 15) < 1);
    await (await player.button(/^Back 15/)).click();
    await player.until('fifteen seconds back', ({ currentTime }) => Math.abs(currentTime - from) < 1);
    await (await player.button(/^Back 15/)).click();
    await player.until('the beginning', ({ currentTime }) => currentTime === 0);
  });

  test('shows the elapsed and the remaining time', async () => {
    const player = await open();
    await player.play();
    const { duration } = await player.pause();
    await (await player.button(/^Forward 15/)).click();
    const { currentTime } = await player.until('fifteen seconds on', (now) => now.currentTime >= 15 && !now.seeking);
    const clocks = await player.clocks();
    const near = (seconds) => clocks.some((clock) => Math.abs(clock - seconds) <= 1.5);
    assert.ok(near(currentTime), `${currentTime} s have gone; the clocks: ${clocks}`);
    assert.ok(near(duration - currentTime) || near(duration), `${duration - currentTime} s are left; the clocks: ${clocks}`);
  });

  test('changes speed while playing and remembers it on the next visit', async () => {
    const player = await open();
    assert.equal(Number(await (await player.speed()).getAttribute('value')), 1);
    await player.play();
    await player.chooseSpeed(1.5);
    await player.until('speed 1.5', ({ playbackRate }) => playbackRate === 1.5);
    // WebKitGTK stands still while it changes, for up to two seconds.
    await player.advancing();
    // Both clocks are the page's, which may be late as a whole but not beside itself.
    const factor = await player.widget.run((root) => new Promise((done) => {
      const audio = root.querySelector('audio');
      const [position, began] = [audio.currentTime, performance.now()];
      const look = () => (audio.currentTime - position < 1.5 ? setTimeout(look, 20) : done((audio.currentTime - position) / (performance.now() - began) * 1000));
      look();
    }));
    assert.ok(factor > 1.2 && factor < 1.8, `the position advances ${factor.toFixed(2)} s a second`);

    await site.driver.navigate().refresh();
    await player.widget.loaded();
    assert.equal(Number(await (await player.speed()).getAttribute('value')), 1.5, 'the speed shown after a reload');
    await player.play();
    assert.equal((await player.state()).playbackRate, 1.5, 'the speed heard after a reload');
  });

  test('ends at the end, and plays again from the beginning', async () => {
    const player = await open();
    const { duration } = await player.play();
    await player.widget.run((root, time) => { root.querySelector('audio').currentTime = time; }, duration - 0.8);
    await player.until('the end', ({ ended }) => ended, { within: 10_000 });
    await eventually('audio-ended', async () => (await site.seen()).events.some(({ name }) => name === 'audio-ended'));
    await player.press();
    await player.until('the beginning again', ({ currentTime, paused }) => !paused && currentTime < 5);
  });
});
