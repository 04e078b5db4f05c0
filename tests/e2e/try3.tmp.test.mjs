import { inEveryBrowser } from '/work/wt/player/tests/e2e/support/suite.mjs';
import { Player } from '/work/wt/player/tests/e2e/support/player.mjs';
import { serveWords } from '/work/wt/player/tests/e2e/support/along.mjs';
import { pause } from '/work/wt/player/tests/e2e/support/wait.mjs';
import { page } from '/work/wt/player/tests/e2e/support/server.mjs';
const COUNT = () => { window.__n = 0; const f = () => { window.__n++; requestAnimationFrame(f); }; f(); };
inEveryBrowser('try', (site, test) => {
  test('plain', async () => {
    site.server.route('/p.html', page('<!doctype html><title>x</title><p>hello'));
    await site.open('/p.html');
    await site.run(COUNT); await pause(2000); console.log('plain', await site.run(() => window.__n));
  });
  test('article', async () => {
    const widget = await site.embed({ attributes: { src: '/content/harbour-bridge-reopens.md', timings: serveWords(site, 'harbour-bridge-reopens') } });
    await widget.loaded();
    await site.run(COUNT); await pause(2000); console.log('article', await site.run(() => window.__n));
    await site.run(() => { window.__n = 0; });
    const player = new Player(widget);
    await player.play();
    await site.run(() => { window.__n = 0; });
    await pause(2000); console.log('playing', await site.run(() => window.__n));
    await widget.run((root) => root.host.seek(20));
    await pause(1000);
    await site.run(() => { window.__n = 0; });
    await pause(2000); console.log('playing in view', await site.run(() => window.__n));
  });
});
