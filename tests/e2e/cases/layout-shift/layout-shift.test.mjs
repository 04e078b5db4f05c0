// Nothing jumps while a page loads slowly. Only Chromium reports layout shifts.

import assert from 'node:assert/strict';
import { inChromium } from '../../support/suite.mjs';
import { after } from '../../support/server.mjs';
import { settled } from '../../support/wait.mjs';
import { DESK, PHONE } from '../../support/site.mjs';
import { LONG, SHORT } from '../../support/samples.mjs';

const MOST = 0.02;

inChromium('Layout', (site, test) => {
  /** Parts arrive one after the other, so that each can push the others about. */
  const slowly = () => {
    site.server.route(/^\/content\/.*\.md$/, after(250));
    site.server.route(/related[^/]*\.json$/, after(600));
    site.server.route(/\.(avif|webp|png|jpe?g|svg)$/, after(800));
  };

  const assertStill = async (where) => {
    assert.ok(await site.run(() => PerformanceObserver.supportedEntryTypes.includes('layout-shift')), 'the browser reports layout shifts');
    // Pictures come last, after 800 ms.
    await site.server.idle();
    await settled('the layout', async () => (await site.seen()).shifts.length, { during: 500 });
    const shifts = (await site.seen()).shifts.filter(({ hadRecentInput }) => !hadRecentInput);
    const sum = shifts.reduce((sum, { value }) => sum + value, 0);
    const list = shifts.map(({ value, startTime, nodes }) => `${value.toFixed(4)} after ${Math.round(startTime)} ms: ${nodes.join(', ')}`);
    assert.ok(sum < MOST, `${where} shifts by ${sum.toFixed(4)}:\n${list.join('\n')}`);
  };

  for (const size of [DESK, PHONE]) {
    for (const slug of [SHORT, LONG]) {
      test(`does not move while ${slug} loads at ${size.width} px`, async () => {
        await site.viewport(size);
        slowly();
        await site.article(slug);
        await assertStill(slug);
      });
    }

    test(`does not move in a page that shows nothing before, at ${size.width} px`, async () => {
      await site.viewport(size);
      slowly();
      const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md` }, children: '' });
      await widget.loaded();
      await assertStill('the embedding page');
    });
  }
});
