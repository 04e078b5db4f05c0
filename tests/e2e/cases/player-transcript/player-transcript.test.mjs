// The transcript in the player: it follows the narration, can be searched, and starts the audio at any sentence.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { inEveryBrowser } from '../../support/suite.mjs';
import { assertAccessible } from '../../support/axe.mjs';
import { assertSilent } from '../../support/console.mjs';
import { Player } from '../../support/player.mjs';
import { giveVoice, hears } from '../../support/speech.mjs';
import { markdown } from '../../support/server.mjs';
import { eventually, stays } from '../../support/wait.mjs';
import { SHORT } from '../../support/samples.mjs';

inEveryBrowser('The transcript', (site, test) => {
  const text = (player) => player.widget.run((root) => root.querySelector('[part~="transcript"]')?.innerText ?? '');
  const lines = (player) => player.widget.run((root) => [...root.querySelectorAll('a.player-line')].map((node) => node.innerText.trim()));
  const current = (player) => player.widget.run((root) => {
    const found = [...root.querySelectorAll('.player-line[aria-current]')];
    const frame = root.querySelector('.player-transcript-text').getBoundingClientRect();
    const box = found[0]?.getBoundingClientRect();
    return { count: found.length, line: Number(found[0]?.dataset.line), seen: Boolean(box) && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1 };
  });
  const count = (player) => player.widget.run((root) => root.querySelector('.player-search-count').textContent);
  const chosen = (player) => player.widget.run((root) => {
    const mark = root.querySelector('mark[data-chosen]');
    const frame = root.querySelector('.player-transcript-text').getBoundingClientRect();
    const { top, bottom } = mark.getBoundingClientRect();
    return { text: mark.textContent, line: Number(mark.closest('[data-line]').dataset.line), seen: top >= frame.top - 1 && bottom <= frame.bottom + 1 };
  });
  /** Not by the driver: WebKitGTK's clicks where the element was before the page moved. */
  const press = async (player, name) => site.run((button) => button.click(), await player.button(name));
  const open = async (player) => {
    await press(player, /^More$/);
    await press(player, /^Transcript$/);
    await eventually('the lines', async () => (await lines(player)).length > 10);
  };

  test('is rendered when it is unfolded, line by line, and each line starts the audio there', async () => {
    const player = new Player(await site.article(SHORT));
    await site.server.idle();
    assert.equal(await player.widget.count('.player-line'), 0);
    assert.deepEqual(site.server.requestsFor(/\.vtt$/), []);
    await open(player);
    assert.equal((await lines(player))[0], await player.widget.text('headline'));
    assert.equal((await player.widget.focused()).label, 'Close', 'no keyboard comes up on a phone');
    await assertAccessible(site, 'the transcript');
    const line = await player.widget.find('a.player-line[data-line="7"]');
    await player.widget.run((root) => root.querySelector('a.player-line[data-line="7"]').scrollIntoView({ block: 'nearest' }));
    const moment = Number(/#t=(\d+)$/.exec(await line.getAttribute('href'))[1]);
    assert.ok(moment > 5);
    await line.click();
    const { currentTime } = await player.advancing();
    assert.ok(Math.abs(currentTime - moment) < 3, `${currentTime} for ${moment}`);
    await eventually('the mark', async () => (await current(player)).line === 7);
    assert.equal(new URL(await site.driver.getCurrentUrl()).hash, '', 'the address stays');
    await assertSilent(site);
  });

  test('follows the narration within itself, until the reader scrolls it', async () => {
    await site.article(SHORT);
    // The page follows in its own way.
    await site.run(() => localStorage.setItem('article-widget:switch:scroll', 'off'));
    const player = new Player(await site.article(SHORT));
    await player.play();
    await open(player);
    await site.run(() => scrollTo({ top: 0, behavior: 'instant' }));
    const scrolled = await site.run(() => scrollY);
    await site.run(() => document.querySelector('article-widget').seek(90));
    await eventually('the line in view', async () => {
      const now = await current(player);
      if (now.count === 1 && now.line > 10 && now.seen) return true;
      throw new Error(JSON.stringify(now));
    });
    assert.equal(await site.run(() => scrollY), scrolled, 'the page does not move');
    assert.ok(!/Back to the narration/.test(await text(player)));
    await player.widget.run((root) => {
      const frame = root.querySelector('.player-transcript-text');
      frame.dispatchEvent(new WheelEvent('wheel', { bubbles: true, composed: true, deltaY: -500 }));
      frame.scrollTop = 0;
    });
    await player.button(/^Back to the narration$/);
    const { line } = await current(player);
    await site.run(() => document.querySelector('article-widget').seek(100));
    await eventually('a later line', async () => (await current(player)).line > line);
    await stays('the text that the reader looks at', async () => !(await current(player)).seen, { during: 600 });
    await press(player, /^Back to the narration$/);
    await eventually('the line in view', async () => (await current(player)).seen);
    assert.ok(!/Back to the narration/.test(await text(player)));
  });

  test('is searched by keyboard, with the number of places and a way through them', async () => {
    const player = new Player(await site.article(SHORT));
    await player.widget.run((root) => root.querySelector('[part~="play-button"]').focus());
    await player.key('/');
    await eventually('the field', async () => (await player.widget.focused())?.label === 'Search the text' || (await player.widget.focused())?.tag === 'input');
    await player.key('BRIDGE');
    await eventually('the number', async () => /^1 of \d+$/.test(await count(player)));
    const all = Number(/of (\d+)/.exec(await count(player))[1]);
    assert.equal(await player.widget.count('mark'), all);
    const first = await chosen(player);
    assert.match(first.text, /bridge/i);
    await player.key(Key.ENTER);
    await eventually('the next', async () => (await count(player)) === `2 of ${all}`);
    for (let at = 2; at < all; at++) await player.key(Key.ENTER);
    await eventually('the last', async () => (await count(player)) === `${all} of ${all}`);
    await eventually('the last in view', async () => (await chosen(player)).seen);
    await player.key(Key.ENTER);
    await eventually('the first again', async () => (await count(player)) === `1 of ${all}`);
    await site.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.ENTER).keyUp(Key.SHIFT).perform();
    await eventually('back', async () => (await count(player)) === `${all} of ${all}`);
    await assertAccessible(site, 'a searched transcript');
    await press(player, /^Previous match$/);
    await eventually('one back', async () => (await count(player)) === `${all - 1} of ${all}`);
    await player.widget.run((root) => root.querySelector('.player-search input').focus());
    await player.key('zzz');
    await eventually('nothing', async () => (await count(player)) === 'No matches');
    await player.key(Key.ESCAPE);
    await eventually('an empty field', async () => (await count(player)) === '' && (await player.widget.count('mark')) === 0);
    assert.equal(await player.widget.count('[part~="transcript"]'), 1, 'the first Escape empties the field');
    await player.key(Key.ESCAPE);
    await eventually('the sheet to fold', async () => (await player.widget.count('[part~="transcript"]')) === 0);
    assert.equal((await player.state()).paused, true, 'letters in the field are no keys of the player');
    await assertSilent(site);
  });

  test('is walked through with the arrows, and is one stop for Tab', async () => {
    const player = new Player(await site.article(SHORT));
    await player.widget.run((root) => root.querySelector('[part~="play-button"]').focus());
    await player.key('t');
    await eventually('the lines', async () => (await lines(player)).length > 10);
    assert.equal(await player.widget.count('a.player-line[tabindex="0"]'), 1);
    await player.tabTo('the text', ({ tag, href }) => tag === 'a' && /#t=/.test(href));
    const focus = () => player.widget.run((root) => Number(root.activeElement.dataset.line));
    const order = (await player.widget.run((root) => [...root.querySelectorAll('a.player-line')].map((node) => Number(node.dataset.line))));
    assert.equal(await focus(), order[0], JSON.stringify(order));
    await player.key(Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_DOWN, Key.ARROW_UP);
    assert.equal(await focus(), order[2]);
    assert.equal(await player.widget.count('a.player-line[tabindex="0"]'), 1);
    await player.key(Key.ENTER);
    await player.advancing();
    await eventually('the mark', async () => (await current(player)).line === order[2]);
    await player.key('?');
    await eventually('its keys on the sheet', async () => /T Transcript/.test((await player.widget.run((root) => root.querySelector('.player-sheet').innerText)).replace(/\s+/g, ' ')));
  });

  test.inChromium('is there for the browser\'s voice, too', async () => {
    giveVoice(site, { msPerChar: 30 });
    const player = new Player(await site.article('counting-the-tide'));
    await eventually('the player', () => player.widget.run((root) => root.querySelector('[part~="player"]')?.checkVisibility()));
    await open(player);
    const wanted = (await lines(player))[4];
    await player.widget.run((root) => root.querySelector('a.player-line[data-line="4"]').click());
    await hears(site, new RegExp(`^${wanted.slice(0, 12).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
    await eventually('the mark', async () => (await current(player)).line === 4);
  });

  test.inChromium('is text without links if there are no timings', async () => {
    site.server.route('/untimed.md', markdown('---\ntitle: Untimed\naudio: /content/media/ferry-delayed.mp3\n---\n\nOne sentence. And a second one.'));
    const widget = await site.embed({ attributes: { src: '/untimed.md' } });
    await widget.loaded();
    const player = new Player(widget);
    await press(player, /^More$/);
    await press(player, /^Transcript$/);
    await eventually('the text', async () => /One sentence\. And a second one\./.test(await text(player)));
    assert.equal(await widget.count('a.player-line'), 0);
    assert.equal(await widget.count('.player-line'), 3);
  });
});
