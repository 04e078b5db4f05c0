// One player at a time: on a page, and across the tabs of a site.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Player } from '../../support/player.mjs';
import { giveVoice } from '../../support/speech.mjs';
import { page } from '../../support/server.mjs';
import { eventually } from '../../support/wait.mjs';
import { SHORT } from '../../support/samples.mjs';

inEveryBrowser('One player at a time', (site, test) => {
  test('on one page, of whatever kind', async () => {
    giveVoice(site, { msPerChar: 60 });
    const element = (id, slug) => `<article-widget id="${id}" src="/content/${slug}.md"></article-widget>`;
    site.server.route('/two.html', page(`<!doctype html><html lang="en"><head><title>Two</title><script type="module" src="/article-widget.js"></script></head>
      <body>${element('a', SHORT)}${element('b', 'counting-the-tide')}</body></html>`));
    await site.open('/two.html');
    const paused = () => site.run(() => ['a', 'b'].map((id) => document.getElementById(id).paused));
    const until = (what, wanted) => eventually(what, async () => String(await paused()) === String(wanted));
    await eventually('both', async () => (await site.seen()).events.filter(({ name }) => name === 'article-load').length === 2);
    await new Player(site.widget('#a')).press();
    await until('the recording to play', [false, true]);
    await site.widget('#b').reach();
    await eventually('a voice', () => site.run(() => document.getElementById('b').duration > 0));
    await new Player(site.widget('#b')).press();
    await until('the voice alone', [true, false]);
    await eventually('the voice', () => site.run(() => window.__speech.speaking));
    await new Player(site.widget('#a')).press();
    await until('the recording alone', [false, true]);
    await eventually('silence', () => site.run(() => !window.__speech.speaking));
  });

  test('in two tabs', async () => {
    const { driver } = site;
    const first = new Player(await site.article(SHORT));
    await first.play();
    const here = await driver.getWindowHandle();
    await driver.switchTo().newWindow('tab');
    try {
      const second = new Player(await site.article(SHORT));
      await second.play();
      await driver.switchTo().window(here);
      await first.until('the first to pause', ({ paused }) => paused);
      await first.play();
      await driver.switchTo().window((await driver.getAllWindowHandles()).find((handle) => handle !== here));
      await second.until('the second to pause', ({ paused }) => paused);
    } finally {
      for (const handle of await driver.getAllWindowHandles()) {
        if (handle === here) continue;
        await driver.switchTo().window(handle);
        await driver.close();
      }
      await driver.switchTo().window(here);
    }
    assert.equal((await driver.getAllWindowHandles()).length, 1);
  });
});
