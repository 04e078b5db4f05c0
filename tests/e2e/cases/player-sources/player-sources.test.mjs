// Recordings with the faults that servers and browsers have.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Player, RECORDING, someSecondsOf } from '../../support/player.mjs';
import { content, silent } from '../../support/server.mjs';
import { NO_VOICE } from '../../support/speech.mjs';
import { assertUnharmed } from '../../support/console.mjs';
import { hurried, hurry, unhurry } from '../../support/clock.mjs';
import { eventually } from '../../support/wait.mjs';
import { DIST } from '../../support/environment.mjs';
import { SHORT, sample } from '../../support/samples.mjs';

inEveryBrowser('A recording', (site, test) => {
  const bytes = readFileSync(join(DIST, 'content/media', `${SHORT}.mp3`));
  const open = async () => new Player(await site.article(SHORT));
  const message = (player, words, within = 25_000) => eventually(`"${words}"`, async () => words.test(await player.widget.text('player')), { within });

  test('of no length is reported as failed', async () => {
    // Firefox waits for it as for a slow one: with its tries for 40 seconds, here for 4.
    site.server.early = hurried();
    site.server.route(RECORDING, content('', 'audio/mpeg'));
    const player = await open();
    await player.press();
    await message(player, /could not be loaded|damaged/i, 20_000);
    await assertUnharmed(site);
  });

  test('without ranges and of unknown length plays at the position that it shows', async () => {
    site.server.route(RECORDING, (_, response) => {
      response.writeHead(200, { 'content-type': 'audio/mpeg' });
      response.end(bytes);
    });
    const player = await open();
    await player.play();
    await player.widget.run((root) => root.host.seek(20));
    await eventually('it to play on, at the position that it shows', async () => {
      const { currentTime, paused, seeking } = await player.state();
      const shown = await player.widget.run((root) => root.host.currentTime);
      if (!paused && !seeking && currentTime > 0 && Math.abs(shown - currentTime) < 1) return true;
      throw new Error(`it says ${shown} and stands at ${currentTime}`);
    });
    await assertUnharmed(site);
  });

  test('of unknown length gets its length as it plays, and then seeks anywhere', async () => {
    const text = sample(SHORT).text.replace(/^  duration: .*\n/m, '').replace(/^  timings: .*\n/m, '');
    assert.doesNotMatch(text, /duration:/);
    site.server.route(`/content/${SHORT}.md`, content(text, 'text/markdown'));
    const player = await open();
    assert.match(await player.widget.text('player'), /–:––/);
    assert.equal(await (await player.slider()).getAttribute('disabled'), 'true', 'nowhere to go yet');
    assert.ok(Number.isNaN(await player.widget.run((root) => root.host.duration)) || (await player.widget.run((root) => root.host.duration)) === null);
    await player.play();
    await eventually('the length', async () => (await player.clocks()).length === 2);
    await player.widget.run((root) => root.host.seek(60));
    await player.until('it to be there', ({ currentTime, paused, seeking }) => !paused && !seeking && currentTime > 59 && currentTime < 70);
    await assertUnharmed(site);
  });

  test('that breaks off in its middle is reported as failed, and keeps its position', async () => {
    site.server.route(RECORDING, someSecondsOf(bytes, site));
    site.server.early = NO_VOICE;
    const player = await open();
    await player.play();
    await hurry(site);
    // A change of speed stops WebKitGTK if the server has no ranges.
    if (site.engine !== 'webkit') await player.widget.run((root) => { root.host.playbackRate = 3; });
    await message(player, /could not be loaded/i, 30_000);
    const place = await player.widget.run((root) => root.host.currentTime);
    assert.ok(place > 1, `the place is lost: ${place}`);
    site.server.unroute(RECORDING);
    await unhurry(site);
    await (await player.button(/try again/i)).click();
    await player.advancing();
    assert.ok((await player.state()).currentTime >= place - 1);
    await assertUnharmed(site);
  }, { timeout: 60_000 });

  test('that stalls is reported as failed, after three tries', async () => {
    // Three times twelve seconds, and the time between the tries: 40 seconds, here 4.
    site.server.early = hurried();
    site.server.route(RECORDING, silent());
    const player = await open();
    await player.press();
    await eventually('the message that it loads', () => player.widget.run((root) => [...root.querySelectorAll('[role="status"]')].some((node) => /Loading/.test(node.innerText))));
    await message(player, /could not be loaded/i, 20_000);
    // A busy WebKitGTK asks once more for a file that it has given up.
    const requests = site.server.requestsFor(RECORDING).length;
    assert.ok(requests === 3 || (site.engine === 'webkit' && requests === 4), `${requests} requests`);
    await assertUnharmed(site);
  });

  test('in a codec that the browser lacks is passed over for the next one', async () => {
    const text = sample(SHORT).text.replace(/^( *)- src: "media\/.*\.mp3"$/m, '$1- src: "media/none.xyz"\n$1  type: audio/x-nonsense\n$1- src: "media/broken.ogg"\n$1  type: audio/ogg\n$&');
    assert.match(text, /nonsense/);
    site.server.route(`/content/${SHORT}.md`, content(text, 'text/markdown'));
    site.server.route('/content/media/broken.ogg', content('no sound', 'audio/ogg'));
    const player = await open();
    await player.play();
    assert.match((await player.state()).source, /\.mp3$/);
    assert.deepEqual(site.server.requestsFor(/none\.xyz/), [], 'it was not even requested');
  });

  test.inChromium('that may not start by itself waits for the reader', async () => {
    const player = await open();
    await site.run(() => {
      const { play } = HTMLMediaElement.prototype;
      HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      window.__allow = () => { HTMLMediaElement.prototype.play = play; };
    });
    await player.widget.run((root) => root.host.play());
    await message(player, /did not allow/i);
    await site.run(() => window.__allow());
    await player.play();
    await assertUnharmed(site);
  });
});
