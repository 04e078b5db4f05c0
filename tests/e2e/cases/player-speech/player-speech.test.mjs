// The browser's own voice: if there is no recording, and if the recording fails.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from '../../support/environment.mjs';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Player, RECORDING, someSecondsOf } from '../../support/player.mjs';
import { giveVoice, hears, said } from '../../support/speech.mjs';
import { content } from '../../support/server.mjs';
import { assertSilent, assertUnharmed } from '../../support/console.mjs';
import { hurry, unhurry } from '../../support/clock.mjs';
import { eventually, stays } from '../../support/wait.mjs';
import { SHORT } from '../../support/samples.mjs';

const bytes = readFileSync(join(DIST, 'content/media', `${SHORT}.mp3`));

const UNNARRATED = 'counting-the-tide';

inEveryBrowser("The browser's voice", (site, test) => {
  const shows = (widget) => widget.run((root) => Boolean(root.querySelector('[part~="player"]')?.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true })));
  const phase = (widget) => widget.run((root) => root.querySelector('[part~="player"]').dataset.phase);

  test.inChromium('is offered if there is no recording, and reads the article sentence by sentence', async () => {
    giveVoice(site);
    const player = new Player(await site.article(UNNARRATED));
    await eventually('the player', () => shows(player.widget));
    assert.match(await player.widget.text('player'), /Read by your browser’s voice/);
    assert.equal(await player.widget.count('[part~="ai-notice"]'), 0);
    await player.press();
    await hears(site, /^Counting the tide$/);
    await hears(site, /^The harbour office can say to the minute/);
    const { events } = await site.seen();
    const { detail } = events.find(({ name }) => name === 'audio-play');
    assert.equal(detail.engine, 'speech');
    assert.ok(detail.duration > 60, `an estimate: ${detail.duration}`);
    assert.deepEqual(site.server.requestsFor(RECORDING), []);
    await player.press();
    await eventually('silence', () => site.run(() => !window.__speech.speaking));
    await assertSilent(site);
  });

  test.inChromium('is not offered if it is not wanted, or not there', async () => {
    giveVoice(site);
    const off = await site.embed({ attributes: { src: `/content/${UNNARRATED}.md`, speech: 'off' } });
    await off.loaded();
    await stays('no player with speech="off"', async () => !(await shows(off)), { during: 400 });
    giveVoice(site, { voices: [['Anna', 'de-DE', true]] });
    const foreign = await site.article(UNNARRATED);
    await stays('no player without a voice of the language', async () => !(await shows(foreign)), { during: 400 });
  });

  test('goes on at the same sentence if the recording breaks off, says so, and gives it back', async () => {
    giveVoice(site, { msPerChar: 30 });
    site.server.route(RECORDING, someSecondsOf(bytes, site));
    const player = new Player(await site.article(SHORT));
    await player.play();
    await hurry(site, { by: 4 });
    // A change of speed stops WebKitGTK if the server has no ranges.
    if (site.engine !== 'webkit') await player.widget.run((root) => { root.host.playbackRate = 3; });
    const first = await hears(site, /./, { within: 60_000 });
    assert.doesNotMatch(first.text, /^Harbour Bridge reopens/, 'it begins anew');
    await eventually('a word about it', async () => /Your browser’s voice reads on/.test(await player.widget.text('player')));
    const { events } = await site.seen();
    assert.deepEqual(events.filter(({ name }) => /audio-(play|error)/.test(name)).map(({ name, detail }) => detail.engine ?? detail.code), ['media', 'network', 'speech']);

    site.server.unroute(RECORDING);
    await unhurry(site);
    await (await player.button(/try again/i)).click();
    await player.advancing();
    await eventually('silence', () => site.run(() => !window.__speech.speaking));
    await assertUnharmed(site);
  }, { timeout: 75_000 });

  test('reads on if the file cannot be played at all', async () => {
    giveVoice(site);
    site.server.route(RECORDING, content('This is not sound.', 'audio/mpeg'));
    const player = new Player(await site.article(SHORT));
    await player.press();
    await hears(site, /./, { within: 15_000 });
    assert.notEqual(await phase(player.widget), 'failed');
  });

  test.inChromium('is the one that the reader chose, at the speed that the reader chose, on the next visit', async () => {
    giveVoice(site, { voices: [['Ada', 'en-US', true], ['Bea', 'en-GB', true]] });
    const open = async () => {
      const player = new Player(await site.article(UNNARRATED));
      await eventually('the player', () => shows(player.widget));
      return player;
    };
    const player = await open();
    await (await player.button(/^More$/)).click();
    await player.widget.run((root) => {
      const list = [...root.querySelectorAll('.player-choice')].find((label) => label.textContent.startsWith('Voice')).querySelector('select');
      list.value = [...list.options].find(({ text }) => text === 'Bea').value;
      list.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await player.chooseSpeed(1.5);
    const again = await open();
    await again.press();
    const { voice, rate } = await hears(site, /./);
    assert.deepEqual({ voice, rate }, { voice: 'Bea', rate: 1.5 });
  });

  test.inChromium('is another one if the one that reads disappears, and says so if none is left', async () => {
    giveVoice(site, { msPerChar: 60 });
    const player = new Player(await site.article(UNNARRATED));
    await eventually('the player', () => shows(player.widget));
    await player.press();
    const before = await hears(site, /^Counting the tide$/);
    assert.equal(before.voice, 'Ada');
    await site.run(() => window.__speech.remove('Ada'));
    await eventually('the other voice', async () => (await said(site)).at(-1).voice === 'Bea');
    assert.equal((await said(site)).at(-1).text, before.text, 'the same sentence');
    await site.run(() => window.__speech.remove('Bea'));
    await eventually('a word about it', async () => /Your browser’s voice does not answer/.test(await player.widget.text('player')));
    assert.equal(await phase(player.widget), 'failed');
    await assertUnharmed(site);
  });

  test.inChromium('falls silent when the element leaves the page', async () => {
    giveVoice(site, { msPerChar: 60 });
    const player = new Player(await site.article(UNNARRATED));
    await eventually('the player', () => shows(player.widget));
    await player.press();
    await hears(site, /./);
    await site.run(() => document.querySelector('article-widget').remove());
    await eventually('silence', () => site.run(() => !window.__speech.speaking));
  });
});
