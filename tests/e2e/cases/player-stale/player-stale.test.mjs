// A recording that is older than the text: newer sentences are listed, and the browser's voice reads them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key } from 'selenium-webdriver';
import { DIST } from '../../support/environment.mjs';
import { inEveryBrowser } from '../../support/suite.mjs';
import { assertAccessible } from '../../support/axe.mjs';
import { assertUnharmed } from '../../support/console.mjs';
import { cue } from '../../support/highlights.mjs';
import { Player } from '../../support/player.mjs';
import { giveVoice, hears, said } from '../../support/speech.mjs';
import { markdown } from '../../support/server.mjs';
import { eventually, stays } from '../../support/wait.mjs';
import { SHORT } from '../../support/samples.mjs';

const TEXT = readFileSync(join(DIST, 'content', `${SHORT}.md`), 'utf8');
const NEW = 'A diver will look at both pins once more in April.';
const INSTEAD = 'Every heavy vehicle has to use the ferry at Lower Mills until the summer begins.';
/** The article a day later: a sentence is new, one is replaced. */
const LATER = TEXT
  .replace('Both pins have been replaced.', `Both pins have been replaced. ${NEW}`)
  .replace(/Lorries must keep to the Weir Bridge[^\n]*\n/, `${INSTEAD}\n`);

inEveryBrowser('A recording that is older than the text', (site, test) => {
  const open = async ({ text = LATER, attributes = {} } = {}) => {
    site.server.route(`/content/${SHORT}.md`, markdown(text));
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md`, ...attributes } });
    await widget.loaded();
    return new Player(widget);
  };
  const line = (player) => player.widget.run((root) => [...root.querySelectorAll('.player-next')].map((node) => node.innerText.replace(/\s+/g, ' ').trim()).find((text) => /recorded|voice/.test(text)) ?? '');
  // The list moves when the player moves to the window's foot and back: a driver's click would miss.
  const press = async (player, selector) => site.run((button) => button.click(), await player.widget.find(selector));
  const unfold = async (player) => {
    await (await player.button(/^Updated since this was recorded/)).click();
    await eventually('the list', async () => (await player.widget.count('.player-update')) > 0);
  };
  const list = (player) => player.widget.run((root) => [...root.querySelectorAll('.player-update-text')].map((node) => node.innerText.replace(/\s+/g, ' ').trim()));
  const seek = (secs) => site.run((secs) => document.querySelector('article-widget').seek(secs), secs);
  const label = (player) => player.widget.run((root) => root.querySelector('[part~="play-button"]').getAttribute('aria-label'));
  const events = async () => (await site.seen()).events.filter(({ name }) => /^audio-(play|pause|error|ended)$/.test(name)).map(({ name }) => name);

  test.inChromium('is reported once somebody listens, with a list of new and changed sentences and their places', async () => {
    giveVoice(site);
    const player = await open();
    assert.equal(await line(player), '', 'nobody listens yet');
    await player.play();
    await eventually('the line', async () => (await line(player)) === 'Updated since this was recorded (2)');
    assert.equal(await player.widget.count('.player-update'), 0, 'folded');
    await unfold(player);
    assert.deepEqual(await list(player), [`New ${NEW}`, `New ${INSTEAD}`]);
    await assertAccessible(site, 'the list of updates');
    const controls = await player.widget.run((root) => [...root.querySelectorAll('.player-sheet :is(button, a.player-action)')].map((node) => {
      const { width, height } = node.getBoundingClientRect();
      return { small: width < 44 || height < 44, html: node.outerHTML.slice(0, 120) };
    }));
    assert.ok(controls.length >= 3, JSON.stringify(controls));
    assert.deepEqual(controls.filter(({ small }) => small), []);
    await (await player.widget.find('.player-update:last-child a')).click();
    const place = await player.widget.run((root) => ({ text: root.activeElement.innerText, top: root.activeElement.getBoundingClientRect().top, height: innerHeight }));
    assert.ok(place.text.includes(INSTEAD), place.text);
    assert.ok(place.top >= -1 && place.top < place.height, `the place is at ${place.top} px`);
    await assertUnharmed(site);
  });

  test.inChromium('is not reported if the recording fits the text, nor if the timings are of another article', async () => {
    const compared = () => eventually('the timings', () => site.server.requestsFor(/media\/[^/]+\.(vtt|json)$/).length > 0);
    const same = await open({ text: TEXT });
    await same.play();
    await compared();
    await stays('no line', async () => (await line(same)) === '', { during: 800 });
    site.server.requests.length = 0;
    const other = await open({ attributes: { timings: '/content/media/ferry-delayed.vtt' } });
    await other.play();
    await compared();
    await stays('no line for timings of another article', async () => (await line(other)) === '', { during: 800 });
    await assertUnharmed(site);
  });

  test('has a sentence read aloud in between, and goes on where it was', async () => {
    giveVoice(site, { msPerChar: 20 });
    const player = await open();
    await player.play();
    await unfold(player);
    const buttons = () => player.widget.run((root) => [...root.querySelectorAll('.player-update button')].map((node) => node.getAttribute('aria-label')));
    assert.deepEqual(await buttons(), ['Read this aloud', 'Read this aloud']);
    await press(player, '.player-update:last-child button');
    await hears(site, new RegExp(`^${INSTEAD.slice(0, 20)}`));
    const { paused, currentTime } = await player.state();
    assert.equal(paused, true, 'the recording waits');
    assert.deepEqual(await buttons(), ['Read this aloud', 'Pause']);
    assert.equal(await line(player), 'Read by your browser’s voice');
    assert.equal(await label(player), 'Pause');
    await player.until('the recording to go on', (now) => !now.paused && now.currentTime > currentTime);
    assert.ok((await player.state()).currentTime < currentTime + 3);
    assert.equal((await said(site)).length, 1, 'one sentence');
    assert.deepEqual(await events(), ['audio-play'], 'for the page it has played all along');

    await player.pause();
    await press(player, '.player-update:first-child button');
    await hears(site, new RegExp(`^${NEW.slice(0, 20)}`));
    await eventually('its end', async () => (await said(site)).at(-1).ended);
    await stays('a paused player', async () => (await player.state()).paused, { during: 400 });
    assert.equal(await label(player), 'Listen');
    await assertUnharmed(site);
  });

  test.inChromium('falls silent with the play button, and plays on with it', async () => {
    giveVoice(site, { msPerChar: 60 });
    const player = await open();
    await player.play();
    await unfold(player);
    await press(player, '.player-update:last-child button');
    await hears(site, new RegExp(`^${INSTEAD.slice(0, 20)}`));
    await player.press();
    await eventually('silence', () => site.run(() => !window.__speech.speaking));
    await stays('a paused player', async () => (await player.state()).paused, { during: 400 });
    assert.equal(await label(player), 'Listen');
    assert.deepEqual(await events(), ['audio-play', 'audio-pause']);
    await player.play();
    assert.equal((await said(site)).length, 1);
  });

  test('has new text read at its place if the reader wants it so, instead of the text that it replaces', async () => {
    giveVoice(site, { msPerChar: 20 });
    const player = await open();
    await player.play();
    await unfold(player);
    const before = cue(SHORT, 'Both pins have been replaced.').end;
    await seek(before - 1.2);
    await player.until('the recording to pass the place', ({ currentTime, seeking }) => !seeking && currentTime > before + 0.8);
    assert.deepEqual(await said(site), [], 'not unless it is requested');
    await (await player.widget.find('.player-sheet [role="switch"]')).click();
    await seek(before - 1.2);
    await hears(site, new RegExp(`^${NEW.slice(0, 20)}`));
    const { currentTime } = await player.state();
    assert.ok(Math.abs(currentTime - before) < 0.4, `at ${currentTime}, and not at ${before}`);
    await player.until('the recording to go on', (now) => !now.paused && now.currentTime > before + 0.4);
    assert.equal((await said(site)).length, 1, 'once');

    const replaced = cue(SHORT, 'Lorries must keep');
    await seek(replaced.start - 1.5);
    await hears(site, new RegExp(`^${INSTEAD.slice(0, 20)}`));
    const there = (await player.state()).currentTime;
    assert.ok(Math.abs(there - replaced.start) < 0.6, `at ${there}, and not at ${replaced.start}`);
    const after = await player.until('the recording to go on', (now) => !now.paused && now.currentTime > there + 2);
    assert.ok(after.currentTime > replaced.end - 0.3, `what was replaced is left out: ${after.currentTime}`);
    assert.deepEqual((await said(site)).length, 2);
    await seek(replaced.end + 3);
    await seek(20);
    await stays('two sentences, for what is jumped over is not read', async () => (await said(site)).length === 2, { during: 800 });
    assert.deepEqual(await events(), ['audio-play']);
    await assertUnharmed(site);
  });

  test.inChromium('offers no voice if there is none, and says so if it does not answer', async () => {
    giveVoice(site, { voices: [] });
    const none = await open();
    await none.play();
    await unfold(none);
    assert.equal(await none.widget.count('.player-update button, .player-sheet [role="switch"]'), 0);
    giveVoice(site, { refuse: 'synthesis-failed' });
    const player = await open();
    await player.play();
    await unfold(player);
    await press(player, '.player-update:last-child button');
    await eventually('a word about it', async () => /Your browser’s voice does not answer/.test(await player.widget.text('player')));
    await player.advancing();
    await player.key(Key.ESCAPE);
    await assertUnharmed(site);
  });

  test.inChromium('is silent when the element leaves the page in the middle of a sentence', async () => {
    giveVoice(site, { msPerChar: 80 });
    const player = await open();
    await player.play();
    await unfold(player);
    await press(player, '.player-update:first-child button');
    await hears(site, new RegExp(`^${NEW.slice(0, 20)}`));
    await site.run(() => document.querySelector('article-widget').remove());
    await eventually('silence', () => site.run(() => !window.__speech.speaking));
    await stays('one sentence', async () => (await said(site)).length === 1);
    await assertUnharmed(site);
  });
});
