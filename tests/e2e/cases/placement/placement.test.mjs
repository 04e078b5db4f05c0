// The bundle from any folder and any origin.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Server, markdown } from '../../support/server.mjs';
import { policyWith } from '../../support/policy.mjs';
import { assertSilent } from '../../support/console.mjs';
import { DIST } from '../../support/environment.mjs';
import { Player } from '../../support/player.mjs';
import { SHORT } from '../../support/samples.mjs';

const FOLDER = '/press/2024/widget/';

inEveryBrowser('The bundle', (site, test) => {
  const inFolder = () => {
    site.server.unmount();
    site.server.mount(FOLDER, DIST);
  };

  test.inChromium('works in a sub-folder, with its pages', async () => {
    inFolder();
    await site.open(`${FOLDER}articles/${SHORT}/`);
    const widget = site.widget();
    await widget.loaded();
    await new Player(widget).play();
    await assertSilent(site);
    const lost = site.server.requests.filter(({ path }) => !path.startsWith(FOLDER) && !/^\/(__collector\.js|favicon\.ico)$/.test(path));
    assert.deepEqual(lost.map(({ path }) => path), [], 'requested outside the folder');
  });

  test.inChromium('works in a sub-folder, from a page elsewhere', async () => {
    inFolder();
    const widget = await site.embed({ script: `${FOLDER}article-widget.js`, attributes: { src: `${FOLDER}content/${SHORT}.md` } });
    await widget.loaded();
    assert.ok((await widget.text('body')).length > 500);
    await assertSilent(site);
  });

  test.inChromium('shows its front page in a sub-folder', async () => {
    inFolder();
    await site.open(FOLDER);
    const away = await site.run(() => [...document.querySelectorAll('a[href]')].map(({ href }) => new URL(href)).filter(({ origin }) => origin === location.origin).map(({ pathname }) => pathname));
    assert.ok(away.length > 0);
    assert.deepEqual(away.filter((path) => !path.startsWith(FOLDER)), [], 'links that leave the folder');
    await assertSilent(site);
  });

  test.inChromium('works from another origin that allows it', async (t) => {
    const cdn = await Server.start();
    t.after(() => cdn.stop());
    cdn.mount('/widget/', DIST);
    cdn.headers = { 'access-control-allow-origin': '*' };
    site.server.unmount();
    site.server.policy = policyWith(cdn.origin);
    site.server.route('/embedding/article.md', markdown('---\ntitle: From here\n---\n\nThe words are of this origin.\n'));
    const widget = await site.embed({ script: `${cdn.origin}/widget/article-widget.js`, attributes: { src: 'article.md' } });
    await widget.loaded();
    assert.equal(await widget.text('headline'), 'From here');
    await assertSilent(site);
  });

  test('shows an article of another origin that allows it, with its media', async (t) => {
    const cdn = await Server.start();
    t.after(() => cdn.stop());
    cdn.mount('/widget/', DIST);
    cdn.headers = { 'access-control-allow-origin': '*' };
    site.server.unmount();
    site.server.policy = policyWith(cdn.origin);
    const widget = await site.embed({
      script: `${cdn.origin}/widget/article-widget.js`, attributes: { src: `${cdn.origin}/widget/content/${SHORT}.md` },
    });
    await widget.loaded();
    await new Player(widget).play();
    await assertSilent(site);
    const here = site.server.requests.map(({ path }) => path).filter((path) => !/^\/(__collector\.js|favicon\.ico|embedding\/page\.html)$/.test(path));
    assert.deepEqual(here, [], "requested from the page's own origin");
  });
});
