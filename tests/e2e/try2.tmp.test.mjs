import { inEveryBrowser } from '/work/wt/player/tests/e2e/support/suite.mjs';
import { Player } from '/work/wt/player/tests/e2e/support/player.mjs';
import { marks, serveWords } from '/work/wt/player/tests/e2e/support/along.mjs';
import { pause } from '/work/wt/player/tests/e2e/support/wait.mjs';
inEveryBrowser('try', (site, test) => {
  test('x', async () => {
    const widget = await site.embed({ attributes: { src: '/content/harbour-bridge-reopens.md', timings: serveWords(site, 'harbour-bridge-reopens') } });
    await widget.loaded();
    await site.run(() => { window.__raf = 0; window.__log = []; const raf = window.requestAnimationFrame.bind(window); window.requestAnimationFrame = (f) => raf((t) => { window.__raf++; f(t); }); const c = document.querySelector('article-widget').shadowRoot.querySelector('audio'); setInterval(() => window.__log.push([Math.round(performance.now()), c.currentTime]), 40); });
    const player = new Player(widget);
    await player.play();
    await widget.run((root) => root.host.seek(20));
    for (let i = 0; i < 4; i++) { await pause(500); const m = await marks(widget); console.log(m.time, m.word, await site.run(() => [window.__raf, document.hidden, document.visibilityState])); }
    console.log(JSON.stringify(await site.run(() => window.__log.slice(-30))));
  });
});
