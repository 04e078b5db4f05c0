// The bar that follows the reader.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Player } from '../../support/player.mjs';
import { assertSilent } from '../../support/console.mjs';
import { eventually, stays } from '../../support/wait.mjs';
import { DESK, PHONE } from '../../support/site.mjs';
import { SHORT } from '../../support/samples.mjs';

inEveryBrowser('The bar', (site, test) => {
  const box = (player) => player.widget.run((root) => {
    const node = root.querySelector('[part~="player"]');
    const { top, bottom, height, width } = node.getBoundingClientRect();
    return { top, bottom, height, width, isBar: 'bar' in node.dataset, viewport: innerHeight };
  });
  const asBar = (player) => eventually('the bar', async () => {
    const at = await box(player);
    if (at.isBar && Math.abs(at.bottom - at.viewport) < 1) return at;
    throw new Error(JSON.stringify(at));
  });
  const asPlayer = (player) => eventually('the player in its place', async () => !(await box(player)).isBar);
  const scroll = (y) => site.run((y) => scrollTo({ top: y, behavior: 'instant' }), y);

  for (const size of [DESK, PHONE]) {
    test(`shows if the player plays out of sight, and goes back to its place, at ${size.width} px`, async () => {
      await site.viewport(size);
      const player = new Player(await site.article(SHORT));
      await scroll(2000);
      await stays('a silent player in its place', async () => !(await box(player)).isBar, { during: 300 });
      await scroll(0);
      const before = await box(player);
      await player.play();
      const length = await site.run(() => document.documentElement.scrollHeight);
      await scroll(1500);
      const bar = await asBar(player);
      assert.ok(bar.height < 110, `${bar.height} px is not compact`);
      assert.equal(await site.run(() => document.documentElement.scrollHeight), length, 'the text below moved');
      assert.match(await player.widget.text('player'), new RegExp((await player.widget.text('headline')).slice(0, 20)), 'the bar says what plays');
      assert.equal((await player.state()).paused, false, 'it plays on');
      await scroll(0);
      await asPlayer(player);
      const after = await box(player);
      assert.ok(Math.abs(after.top - before.top) < 1 && Math.abs(after.height - before.height) < 2, `${JSON.stringify(before)} ${JSON.stringify(after)}`);
      await assertSilent(site);
    });
  }

  test('stays while it is paused, and goes when it is closed', async () => {
    const player = new Player(await site.article(SHORT));
    await player.play();
    await scroll(1500);
    await asBar(player);
    await player.press();
    await player.until('a pause', ({ paused }) => paused);
    await asBar(player);
    await (await player.button(/^Close$/)).click();
    await asPlayer(player);
    await scroll(0);
    await player.play();
  });

  test('never covers what has the focus', async () => {
    await site.viewport(PHONE);
    const player = new Player(await site.article(SHORT));
    await player.play();
    await scroll(1200);
    await asBar(player);
    await player.widget.run((root) => root.querySelector('[part~="body"] a').focus({ preventScroll: true }));
    let seen = 0;
    for (let tabs = 0; tabs < 12; tabs++) {
      await player.key(Key.TAB);
      const covered = await site.run(() => {
        let node = document.activeElement;
        while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
        const bar = document.querySelector('article-widget').querySelector('[part~="player"]');
        if (!('bar' in bar.dataset) || bar.contains(node) || node === document.body) return null;
        const [a, b] = [node.getBoundingClientRect(), bar.getBoundingClientRect()];
        return { covered: a.bottom > b.top + 1 && a.top < b.bottom, what: node.innerText.slice(0, 40) };
      });
      if (!covered) continue;
      seen++;
      assert.equal(covered.covered, false, covered.what);
    }
    assert.ok(seen > 2, `only ${seen} things had the focus outside the bar`);
  });

  test('is always there if the page wants it so', async () => {
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md`, player: 'sticky' } });
    await widget.loaded();
    const player = new Player(widget);
    await scroll(2000);
    await asBar(player);
    assert.ok(!(await player.buttons()).some(({ name }) => name === 'Close'), 'it cannot be closed');
    await scroll(0);
    await asPlayer(player);
  });
});
