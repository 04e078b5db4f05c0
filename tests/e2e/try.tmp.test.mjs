import { inEveryBrowser } from '/work/wt/player/tests/e2e/support/suite.mjs';
import { Player } from '/work/wt/player/tests/e2e/support/player.mjs';
import { marks, serveWords } from '/work/wt/player/tests/e2e/support/along.mjs';
import { pause } from '/work/wt/player/tests/e2e/support/wait.mjs';
import { writeFileSync } from 'node:fs';
inEveryBrowser('try', (site, test) => {
  test('x', async () => {
    const widget = await site.embed({ attributes: { src: '/content/harbour-bridge-reopens.md', timings: serveWords(site, 'harbour-bridge-reopens') } });
    await widget.loaded();
    const player = new Player(widget);
    await player.play();
    await widget.run((root) => root.host.seek(20));
    for (let i = 0; i < 6; i++) { await pause(500); console.log(JSON.stringify(await marks(widget))); }
    writeFileSync(`/tmp/try-${site.engine}.png`, await site.driver.takeScreenshot(), 'base64');
    await player.pause();
    await pause(300);
    console.log(JSON.stringify(await marks(widget)));
    writeFileSync(`/tmp/try-${site.engine}-paused.png`, await site.driver.takeScreenshot(), 'base64');
    const p = await widget.run((root) => root.querySelectorAll('.body p')[1]);
    await site.driver.actions().move({origin: p}).perform();
    await pause(300);
    console.log(await widget.run((root) => { const b = root.querySelector('.along-from'); return b && [b.ariaLabel, b.getBoundingClientRect().toJSON(), b.outerHTML.slice(0,200)]; }));
    writeFileSync(`/tmp/try-${site.engine}-hover.png`, await site.driver.takeScreenshot(), 'base64');
    const seen = await site.seen();
    console.log(JSON.stringify([seen.errors, seen.console, seen.violations]));
  });
});
