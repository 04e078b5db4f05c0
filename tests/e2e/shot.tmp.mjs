import { writeFileSync } from 'node:fs';
import * as chromium from './engines/chromium.mjs';
import { Site } from './support/site.mjs';
import { Player } from './support/player.mjs';
import { giveVoice } from './support/speech.mjs';
import { pause } from './support/wait.mjs';
const site = new Site(chromium);
await site.start();
const shot = async (name) => writeFileSync(`/tmp/shots/${name}.png`, await site.driver.takeScreenshot(), 'base64');
const only = (process.argv[2] ?? '').split(',').filter(Boolean);
try {
  for (const [w, size] of [['390', { width: 390, height: 844 }], ['1280', { width: 1280, height: 900 }]]) {
    for (const scheme of ['light', 'dark']) {
      await site.reset();
      giveVoice(site);
      await site.viewport(size);
      await site.media({ 'prefers-color-scheme': scheme });
      const player = new Player(await site.article('harbour-bridge-reopens'));
      await pause(400);
      await player.widget.run((root) => root.querySelector('[part~=player]').scrollIntoView({ block: 'center' }));
      await shot(`inline-${w}-${scheme}`);
      await (await player.button(/^More$/)).click();
      await pause(200);
      await player.widget.run((root) => root.querySelector('[part~=player]').scrollIntoView({ block: 'center' }));
      await shot(`more-${w}-${scheme}`);
      await (await player.button(/shortcuts/)).click();
      await pause(200);
      await shot(`keys-${w}-${scheme}`);
      await player.key('\uE00C');
      await player.play();
      await site.run(() => scrollTo(0, 1500));
      await pause(600);
      await shot(`bar-${w}-${scheme}`);
      await (await player.button(/^More$/)).click();
      await pause(300);
      await shot(`barmore-${w}-${scheme}`);
    }
    await site.reset();
    giveVoice(site, { voices: [['Majed', 'ar-SA', true], ['Laila', 'ar-SA', true]] });
    await site.viewport(size);
    const player = new Player(await site.article('suq-al-mina'));
    await pause(500);
    await (await player.button(/المزيد/)).click();
    await pause(200);
    await player.widget.run((root) => root.querySelector('[part~=player]').scrollIntoView({ block: 'center' }));
    await shot(`arabic-${w}`);
    await player.press();
    await site.run(() => scrollTo(0, 1500));
    await pause(600);
    await shot(`arabicbar-${w}`);
  }
} finally { await site.stop(); }
