// Each sample page once through everything that must hold on every page: a silent console, no violation of the
// policy, no sideways scrolling, and nothing for axe to find, wide and narrow, light and dark.

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

/** The samples that differ most in what they hold are checked by axe in all four views, the others in two. */
const THOROUGH = ['harbour-bridge-reopens', 'every-kind-of-block', 'suq-al-mina'];

inEveryBrowser('Every sample', (site, test) => {
  for (const slug of SAMPLES) {
    test(`${slug} is silent, fits and is accessible`, async () => {
      await site.article(slug);
      await assertSilent(site);
      for (const [index, { name, size, scheme }] of VIEWS.entries()) {
        await site.viewport(size);
        await site.media({ 'prefers-color-scheme': scheme });
        await assertNoSideways(site, `${slug} at ${name}`);
        const light = index === 0 || index === VIEWS.length - 1;
        if (light || THOROUGH.includes(slug)) await assertAccessible(site, `${slug} at ${name}`);
      }
    });
  }
});
