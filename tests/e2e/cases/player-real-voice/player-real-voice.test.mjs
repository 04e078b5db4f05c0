// The player reads with a real voice in place of a double: speech-dispatcher with espeak-ng in Chromium and Firefox, the
// engine's own in WebKitGTK (`engines/`). It takes the time that speaking takes.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Player } from '../../support/player.mjs';
import { content } from '../../support/server.mjs';
import { assertUnharmed } from '../../support/console.mjs';
import { eventually, stays } from '../../support/wait.mjs';

const ARTICLE = `---
title: Fog on the river
lang: en
---

The ferry was late. Nobody minded.
`;

/** Voices arrive late, and the first of them takes a while to begin. */
const SPEAKING = { within: 30_000 };

inEveryBrowser('A real voice', (site, test) => {
  /** The player of the article, once there is a voice for it. */
  const open = async () => {
    site.server.route('/fog.md', content(ARTICLE, 'text/markdown'));
    const widget = await site.embed({ attributes: { src: '/fog.md' } });
    await widget.loaded();
    await eventually('the player', () => widget.run((root) => Boolean(root.querySelector('[part~="player"]')?.checkVisibility())), SPEAKING);
    return new Player(widget);
  };
  const events = async (wanted) => (await site.seen()).events.filter(({ name }) => wanted.test(name));
  const place = (player) => player.widget.run((root) => root.host.currentTime);

  test('reads an article from its headline to its end', async () => {
    const player = await open();
    await player.press();
    await eventually('the end', async () => (await events(/^audio-(ended|error)$/)).length > 0, { within: 60_000 });
    const told = await events(/^audio-/);
    assert.deepEqual(told.filter(({ name }) => name === 'audio-error'), []);
    assert.deepEqual(told.filter(({ name }) => /play|ended/.test(name)).map(({ name, detail }) => [name, detail.engine]), [['audio-play', 'speech'], ['audio-ended', 'speech']]);
    assert.deepEqual(told.filter(({ name }) => name === 'audio-progress').map(({ detail }) => detail.percent), [25, 50, 75, 100]);
    const time = (name) => told.find((event) => event.name === name).detail.currentTime;
    assert.ok(time('audio-ended') - time('audio-play') > 1.5, 'ten words take their time');
    await assertUnharmed(site);
  }, { timeout: 100_000 });

  test('pauses, and goes on at the same sentence', async () => {
    const player = await open();
    await player.press();
    await eventually('the second sentence', async () => (await place(player)) > 1.5, SPEAKING);
    await player.press();
    await eventually('the pause', async () => (await events(/^audio-pause$/)).length === 1);
    const before = await place(player);
    await stays('the position of a paused voice', async () => (await place(player)) === before);
    await player.press();
    await eventually('the end', async () => (await events(/^audio-ended$/)).length === 1, { within: 60_000 });
    assert.deepEqual((await events(/^audio-(play|pause|error)$/)).map(({ name }) => name), ['audio-play', 'audio-pause', 'audio-play']);
  }, { timeout: 100_000 });
}, { needsVoice: true });
