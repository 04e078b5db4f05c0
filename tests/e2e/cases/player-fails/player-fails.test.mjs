// Recordings that cannot be loaded or played.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Player, RECORDING } from '../../support/player.mjs';
import { content, status } from '../../support/server.mjs';
import { assertUnharmed } from '../../support/console.mjs';
import { eventually } from '../../support/wait.mjs';
import { SHORT } from '../../support/samples.mjs';

inEveryBrowser('A recording that cannot be had', (site, test) => {
  const failing = async (handler) => {
    site.server.route(RECORDING, handler);
    const player = new Player(await site.article(SHORT));
    await player.press();
    const retry = await eventually('a button to try again', async () => (await player.button(/try again|retry/i)), { within: 20_000 });
    return { player, retry };
  };

  test('is reported as missing, and plays by Retry once it is there', async () => {
    const { player, retry } = await failing(status(404, 'Not found'));
    assert.match(await player.widget.text('player'), /could not be loaded/i);
    const { events } = await site.seen();
    const error = events.find(({ name }) => name === 'audio-error');
    assert.ok(error?.detail.code && error.detail.message, `audio-error: ${JSON.stringify(error)}`);

    site.server.unroute(RECORDING);
    await retry.click();
    await player.advancing();
    assert.doesNotMatch(await player.widget.text('player'), /could not be loaded/i, 'the error goes once it plays');
    await assertUnharmed(site);
  });

  test('is reported as damaged when it is no recording at all', async () => {
    const { player } = await failing(content('This is not sound.', 'audio/mpeg'));
    assert.ok((await player.state()).paused);
    assert.match(await player.widget.text('player'), /cannot play|damaged|could not be loaded/i);
    await assertUnharmed(site);
  });

  test('leaves the article readable', async () => {
    const { player } = await failing(status(500, 'Broken'));
    assert.ok((await player.widget.text('body')).length > 500);
  });
});
