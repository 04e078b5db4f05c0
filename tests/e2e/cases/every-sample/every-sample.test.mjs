// What must hold on each sample page: a silent console, no violation of the policy, no sideways scrolling, and nothing
// for axe to find, wide and narrow, light and dark. axe reads the document and its styles, which are the same in every
// engine: it runs in Chromium alone.

import { inEveryBrowser } from '../../support/suite.mjs';
import { assertAccessible } from '../../support/axe.mjs';
import { assertNoSideways } from '../../support/layout.mjs';
import { assertSilent } from '../../support/console.mjs';
import { DESK, PHONE } from '../../support/site.mjs';
import { SAMPLES } from '../../support/samples.mjs';

const VIEWS = [
  { name: '1280 px, light', size: DESK, scheme: 'light' },
  { name: '1280 px, dark', size: DESK, scheme: 'dark' },
  { name: '390 px, light', size: PHONE, scheme: 'light' },
  { name: '390 px, dark', size: PHONE, scheme: 'dark' },
];

/** Samples that axe checks in all four views: they differ most in what they hold. The others it checks in two. */
const THOROUGH = ['harbour-bridge-reopens', 'every-kind-of-block', 'suq-al-mina'];

inEveryBrowser('Every sample', (site, test) => {
  for (const slug of SAMPLES) {
    test(`${slug} is silent and fits`, async () => {
      await site.article(slug);
      await assertSilent(site);
      for (const size of [DESK, PHONE]) {
        await site.viewport(size);
        await assertNoSideways(site, `${slug} at ${size.width} px`);
      }
    });

    test.inChromium(`${slug} is accessible`, async () => {
      await site.article(slug);
      const views = THOROUGH.includes(slug) ? VIEWS : [VIEWS.at(0), VIEWS.at(-1)];
      for (const { name, size, scheme } of views) {
        await site.viewport(size);
        await site.media({ 'prefers-color-scheme': scheme });
        await assertAccessible(site, `${slug} at ${name}`);
      }
    });
  }
});
