// Every kind of block, in the elements that mean it.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { PHONE } from '../../support/site.mjs';
import { assertNoSideways } from '../../support/layout.mjs';
import { sample } from '../../support/samples.mjs';

const SLUG = 'every-kind-of-block';

/** A selector for each kind of block, and the least number of matches in the body. */
const KINDS = {
  'a paragraph': ['p', 3],
  'a link': ['p a[href]', 1],
  'emphasis': ['em', 1],
  'strong words': ['strong', 1],
  'struck words': ['s, del', 1],
  'code in a line': ['p code', 1],
  'raised words': ['sup:not(:has(a))', 1],
  'lowered words': ['sub', 1],
  'a bulleted list': ['ul > li', 2],
  'a numbered list': ['ol > li', 2],
  'a list in a list': ['li ul, li ol', 1],
  'a quotation': ['blockquote', 1],
  'a code block': ['pre code', 1],
  // As MathML: a formula that could not be read stands in `code` as it is written.
  'a formula': ['math', 2],
  'a table': ['table', 1],
  'a definition list': ['dl > dt, dl > div > dt', 2],
  'what a term means': ['dd', 2],
  'a rule': ['hr', 1],
  'a figure with its caption': ['figure:has(img) figcaption', 1],
  'a link card': ['[part~="link-card"]', 1],
};

inEveryBrowser('Every kind of block', (site, test) => {
  test('is the element that means it', async () => {
    const widget = await site.article(SLUG);
    const counts = await widget.run((root, kinds) => Object.entries(kinds).map(([name, [selector, least]]) => {
      const found = [...root.querySelectorAll('[part~="body"]')].flatMap((body) => [...body.querySelectorAll(selector)]);
      return { name, least, found: found.filter((node) => node.getClientRects().length).length };
    }), KINDS);
    const missing = counts.filter(({ least, found }) => found < least).map(({ name, least, found }) => `${name} (${found} of ${least})`);
    assert.deepEqual(missing, [], `missing: ${missing.join(', ')}`);
  });

  test.inChromium('has headings of every rank, each with an anchor, none skipping a rank', async () => {
    const widget = await site.article(SLUG);
    const headings = await widget.run((root) => [...root.querySelectorAll('[part~="body"] :is(h1, h2, h3, h4, h5, h6)')].map((node) => ({
      rank: Number(node.localName[1]), text: node.innerText, id: node.id || node.querySelector('[id]')?.id || node.closest('[id]')?.id,
      anchors: [...(node.parentElement.matches('[part~="body"]') ? node : node.parentElement).querySelectorAll('a[href]')].map((a) => [a.getAttribute('href'), a.getAttribute('aria-label') ?? a.innerText]),
    })));
    assert.deepEqual([...new Set(headings.map(({ rank }) => rank))].sort(), [2, 3, 4, 5, 6]);
    const ids = headings.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, `each id once: ${ids}`);
    let before = 1;
    for (const { rank, text, id, anchors } of headings) {
      assert.ok(rank <= before + 1, `"${text}" skips from ${before} to ${rank}`);
      before = rank;
      assert.ok(id, `"${text}" has an id`);
      const own = anchors.find(([href]) => href.endsWith(`#${encodeURIComponent(id)}`) || href.endsWith(`#${id}`));
      assert.ok(own, `"${text}" has a link to itself: ${JSON.stringify(anchors)}`);
      assert.ok(own[1].trim(), `the link of "${text}" has a name`);
    }
  });

  test.inChromium('shows tasks as ticked and unticked, not to be changed', async () => {
    const widget = await site.article(SLUG);
    const tasks = await widget.run((root) => [...root.querySelectorAll('[part~="body"] li :is(input[type="checkbox"], [role="checkbox"])')].map((box) => ({
      ticked: box.checked ?? box.getAttribute('aria-checked') === 'true', fixed: box.disabled || box.getAttribute('aria-disabled') === 'true' || box.getAttribute('aria-readonly') === 'true',
    })));
    assert.ok(tasks.some(({ ticked }) => ticked) && tasks.some(({ ticked }) => !ticked), JSON.stringify(tasks));
    assert.ok(tasks.every(({ fixed }) => fixed), JSON.stringify(tasks));
  });

  test.inChromium('gives tables header cells with a scope', async () => {
    const widget = await site.article(SLUG);
    const tables = await widget.run((root) => [...root.querySelectorAll('[part~="body"] table')].map((table) => ({
      heads: [...table.querySelectorAll('thead th')].map((th) => th.scope), rows: table.querySelectorAll('tbody tr').length,
    })));
    assert.ok(tables.length > 0, 'the sample has no table');
    for (const { heads, rows } of tables) {
      assert.ok(heads.length > 0 && heads.every((scope) => scope === 'col'), `scopes: ${heads}`);
      assert.ok(rows > 0);
    }
  });

  test('keeps a wide table scrolling inside itself on a phone', async () => {
    await site.viewport(PHONE);
    const widget = await site.article(SLUG);
    await assertNoSideways(site, SLUG);
    const scrollers = await widget.run((root) => [...root.querySelectorAll('[part~="body"] table')].map((table) => {
      for (let at = table; at && !at.matches?.('[part~="body"]'); at = at.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(at).overflowX)) {
          at.scrollLeft = 40;
          return { inner: at.scrollWidth, outer: at.clientWidth, moved: at.scrollLeft, reachable: at.tabIndex === 0, name: at.getAttribute('aria-label') ?? at.getAttribute('aria-labelledby') };
        }
      }
      return null;
    }));
    assert.ok(scrollers.every(Boolean), 'a table has no scroller of its own');
    const wide = scrollers.filter(({ inner, outer }) => inner > outer + 1);
    assert.ok(wide.length > 0, 'the sample has no table wider than a phone');
    for (const { moved, reachable, name } of wide) {
      assert.ok(moved > 0, 'it scrolls');
      assert.ok(reachable && name, 'the keyboard reaches it, and it has a name');
    }
  });

  test.inChromium('names all five alerts', async () => {
    const widget = await site.article(SLUG);
    const text = await widget.text('body');
    for (const name of ['Note', 'Tip', 'Important', 'Warning', 'Caution']) assert.match(text, new RegExp(`\\b${name}\\b`, 'i'));
  });

  test('sets the pull quote large', async () => {
    const widget = await site.article(SLUG);
    const sizes = await widget.run((root) => {
      const size = (node) => node && parseFloat(getComputedStyle(node).fontSize);
      const quote = root.querySelector('[part~="body"] [class*="pull"]');
      return { quote: quote && Math.max(size(quote), ...[...quote.querySelectorAll('*')].map(size)), text: size(root.querySelector('[part~="body"] > p')) };
    });
    assert.ok(sizes.quote, 'there is no pull quote');
    assert.ok(sizes.quote > sizes.text * 1.15, `${sizes.quote} px beside ${sizes.text} px of the text`);
  });

  test('loads every image, described, in figures of a known size, with caption and credit', async () => {
    const widget = await site.article(SLUG);
    const images = await widget.run(async (root) => {
      const images = [...root.querySelectorAll('[part~="article"] img')];
      for (const image of images) {
        image.scrollIntoView();
        // `decode()` of a lazy image does not wait for it in Firefox.
        const here = new Promise((done) => (image.complete && image.naturalWidth > 0 ? done() : image.addEventListener('load', done, { once: true })));
        await Promise.race([here, new Promise((late) => setTimeout(late, 3000))]);
      }
      return images.map((image) => ({
        src: image.currentSrc || image.src, natural: image.naturalWidth, alt: image.getAttribute('alt'),
        // A picture within a line has only the size that its file gives it.
        sized: !image.closest('figure') || (image.hasAttribute('width') && image.hasAttribute('height')),
        caption: image.closest('figure')?.querySelector('figcaption')?.innerText.trim() ?? '',
        credit: image.closest('figure')?.querySelector('figcaption .credit')?.innerText.trim() ?? '',
      }));
    });
    assert.ok(images.length > 0);
    for (const { src, natural, alt, sized } of images) {
      assert.ok(natural > 0, `${src} does not load`);
      assert.notEqual(alt, null, `${src} has no alt`);
      assert.ok(sized, `${src} has no width and height`);
    }
    const written = [...sample(SLUG).text.matchAll(/\bcredit(?:=|: )"([^"]+)"/g)].map(([, credit]) => credit);
    assert.ok(written.length >= 2, 'the sample has credits');
    const credited = images.filter(({ credit }) => credit);
    assert.deepEqual(credited.map(({ credit }) => credit), written);
    for (const { caption, credit } of credited) assert.ok(caption.includes(credit) && caption.length > credit.length + 5, `only a credit: ${caption}`);
  });
});
