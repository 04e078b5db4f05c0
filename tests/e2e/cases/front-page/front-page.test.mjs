// The demo site's front page, and the article pages without scripts.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { assertAccessible } from '../../support/axe.mjs';
import { assertNoSideways } from '../../support/layout.mjs';
import { assertSilent } from '../../support/console.mjs';
import { eventually } from '../../support/wait.mjs';
import { PHONE } from '../../support/site.mjs';
import { SAMPLES, SHORT, sample } from '../../support/samples.mjs';

/** Every link of the page, through shadow roots. */
const links = (site) => site.run(() => {
  const roots = [document, ...[...document.querySelectorAll('*')].map((node) => node.shadowRoot).filter(Boolean)];
  return roots.flatMap((root) => [...root.querySelectorAll('a[href]')]).map((link) => ({ link, href: link.href, path: new URL(link.href).pathname, text: link.innerText.trim() }));
});

/** Returns the text of a page's HTML, as a reader without scripts finds it. */
const words = (html) => html
  .replace(/<(script|style|template)\b[\s\S]*?<\/\1>/gi, ' ')
  .replace(/<br\b[^>]*>/g, ' ')
  .replace(/<[^>]+>/g, '')
  .replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
  .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
  .replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&nbsp;/g, ' ').replace(/&amp;/g, '&')
  .replace(/\s+/g, ' ');

/** Returns parts of a sample's text that hold no mark-up. */
const stretches = (slug) => sample(slug).body.split(/\n\s*\n/)
  .filter((block) => /^\p{L}/u.test(block) && !/^ *[:|]/m.test(block))
  .map((block) => block.replace(/\]\([^)]*\)|&#?\w+;/g, ']').replace(/\s+/g, ' ').split(/[[\]*_`~^$<>\\!:&{}'"‘’“”—–-]|\.\.\./).sort((a, b) => b.length - a.length)[0].trim())
  .filter((stretch) => stretch.length > 15);

inEveryBrowser('The front page', (site, test) => {
  test.inChromium('lists every article by its headline', async () => {
    await site.open('/');
    const list = await eventually('the list', async () => {
      const all = await links(site);
      return all.length >= SAMPLES.length && all;
    });
    for (const slug of SAMPLES) {
      const entries = list.filter(({ path }) => path === `/articles/${slug}/` || path === `/articles/${slug}/index.html`);
      assert.ok(entries.length > 0, `${slug} is not listed`);
      const title = sample(slug).value('title');
      assert.ok(entries.some(({ text }) => text.includes(title)), `${slug} is listed as ${JSON.stringify(entries.map(({ text }) => text))}, not "${title}"`);
    }
    for (const path of new Set(list.filter(({ href }) => href.startsWith(site.server.origin)).map(({ path }) => path))) {
      const { status } = await fetch(site.server.url(path));
      assert.equal(status, 200, `${path} answers ${status}`);
    }
    await assertSilent(site);
  });

  test.inChromium('leads to an article', async () => {
    await site.open('/');
    const { link } = (await links(site)).find(({ path }) => path.includes(`/articles/${SHORT}/`));
    await link.click();
    await site.widget().loaded();
    assert.equal(await site.widget().text('headline'), sample(SHORT).value('title'));
  });

  test('fits, wide and narrow', async () => {
    await site.open('/');
    await assertNoSideways(site, 'the front page at 1280 px');
    await site.viewport(PHONE);
    await assertNoSideways(site, 'the front page at 390 px');
  });

  test.inChromium('is accessible, wide and narrow, light and dark', async () => {
    await site.open('/');
    await assertAccessible(site, 'the front page');
    await site.viewport(PHONE);
    await site.media({ 'prefers-color-scheme': 'dark' });
    await assertAccessible(site, 'the front page at 390 px, dark');
  });

  test.inChromium('and every article can be read without scripts', async () => {
    for (const slug of SAMPLES) {
      const text = words(await (await fetch(site.server.url(`/articles/${slug}/`))).text());
      assert.ok(text.includes(sample(slug).value('title')), `${slug}: the headline is not in the HTML`);
      const wanted = stretches(slug);
      const lost = wanted.filter((stretch) => !text.includes(stretch));
      assert.ok(wanted.length > 0 && lost.length === 0, `${slug}: ${lost.length} of ${wanted.length} stretches are not in the HTML, such as "${lost[0]}"`);
    }
  });
});
