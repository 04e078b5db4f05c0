// The player without a pointer.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Player } from '../../support/player.mjs';
import { stays } from '../../support/wait.mjs';
import { SHORT } from '../../support/samples.mjs';

const at = (part) => ({ parts }) => parts.includes(part);

inEveryBrowser('The keyboard', (site, test) => {
  test('reaches every control of the player in a sensible order', async () => {
    const player = new Player(await site.article(SHORT));
    const unseen = [];
    const passed = await player.tabTo('the end of the player', ({ parts }) => parts.includes('body') || parts.includes('related'), {
      async each(focus) {
        if (focus?.parts.includes('player') && !(await player.widget.focusShows())) unseen.push(focus.label);
      },
    });
    const inside = passed.filter((focus) => focus?.parts.includes('player'));
    const names = inside.map(({ label }) => label);
    assert.ok(inside.some(at('play-button')) && inside.some(at('seek')) && inside.some(at('rate')), `Tab reaches only ${names.join(', ')}`);
    for (const name of [/^Back 15/, /^Forward 15/]) assert.ok(names.some((label) => name.test(label)), `${name} is not among ${names.join(', ')}`);
    assert.deepEqual(unseen, [], 'the focus does not show on these');
  });

  for (const [key, value] of [['Enter', Key.ENTER], ['Space', ' ']]) {
    test(`${key} on the play button plays and pauses`, async () => {
      const player = new Player(await site.article(SHORT));
      await player.tabTo('the play button', at('play-button'));
      await player.key(value);
      await player.advancing();
      await player.key(value);
      await player.until('the audio to pause', ({ paused }) => paused);
      assert.ok((await player.widget.focused()).parts.includes('play-button'), 'the focus stays on the button');
    });
  }

  test('moves the slider with the arrows, Home and End', async () => {
    const player = new Player(await site.article(SHORT));
    await player.play();
    const { currentTime: from, duration } = await player.pause();
    await player.tabTo('the slider', at('seek'));
    await player.key(Key.ARROW_RIGHT);
    const { currentTime: next } = await player.until('an arrow to move on', ({ currentTime, seeking }) => !seeking && currentTime > from + 0.5);
    assert.ok(next - from <= 15.5, `one arrow moves ${next - from} s`);
    await player.key(Key.ARROW_LEFT);
    await player.until('an arrow to move back', ({ currentTime, seeking }) => !seeking && currentTime < next - 0.5);
    await player.key(Key.END);
    await player.until('the end', ({ currentTime, seeking }) => !seeking && currentTime > duration - 1.5);
    await player.key(Key.HOME);
    // WebKitGTK 2.50 lands only with the next play where a recording has ended.
    await player.until('the beginning', ({ currentTime }) => currentTime < 0.5);
    const spoken = await (await player.slider()).getAttribute('aria-valuetext');
    assert.match(spoken ?? '', /\d:\d\d/, 'the slider says its position as a time');
    const { currentTime: again } = await player.play();
    assert.ok(again < 5, `it plays from ${again} s, not from the beginning`);
  });

  test('changes the speed', async () => {
    const player = new Player(await site.article(SHORT));
    await player.tabTo('the speeds', at('rate'));
    const before = await (await player.speed()).getAttribute('value');
    await player.key(Key.ARROW_DOWN);
    const after = await (await player.speed()).getAttribute('value');
    assert.notEqual(after, before);
    await player.play();
    assert.equal((await player.state()).playbackRate, Number(after));
  });

  test('has the keys of other players, while the focus is in it', async () => {
    const player = new Player(await site.article(SHORT));
    await player.tabTo('the play button', at('play-button'));
    await player.key('k');
    await player.advancing();
    await player.key('k');
    const { currentTime: from, duration } = await player.until('the audio to pause', ({ paused }) => paused);
    await player.key('l');
    await player.until('fifteen seconds on', ({ currentTime }) => Math.abs(currentTime - from - 15) < 1);
    await player.key('j');
    await player.until('fifteen seconds back', ({ currentTime }) => Math.abs(currentTime - from) < 1);
    await player.key('5');
    await player.until('the middle', ({ currentTime }) => Math.abs(currentTime - duration / 2) < 1);
  });

  test('leaves the keys of the page alone outside the player', async () => {
    const player = new Player(await site.article(SHORT));
    await player.tabTo('the link to the editor', at('edit-link'));
    for (const key of ['k', 'l', ' ']) await player.key(key);
    await stays('a player that takes no key of the page', async () => {
      const { paused, currentTime } = await player.state();
      return paused && currentTime === 0;
    }, { during: 300 });
  });

  test('goes back and forward with the buttons', async () => {
    const player = new Player(await site.article(SHORT));
    await player.play();
    const { currentTime: from } = await player.pause();
    await player.tabTo('forward', ({ label }) => /^Forward 15/.test(label));
    await player.key(Key.ENTER);
    await player.until('fifteen seconds on', ({ currentTime }) => Math.abs(currentTime - from - 15) < 1);
  });
});
