// The renderer of the panels is loaded when they are about to be seen. Until then the related links are plain links.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { assertSilent } from '../../support/console.mjs';
import { after, status } from '../../support/server.mjs';
import { eventually, stays } from '../../support/wait.mjs';
import { DESK, PHONE } from '../../support/site.mjs';
import { SHORT } from '../../support/samples.mjs';

const PART = /article-widget-related-[^/]*\.wasm$/;

inEveryBrowser('Related links, before they are seen,', (site, test) => {
  const requested = () => site.server.requestsFor(PART).length;
  const embed = async (size) => {
    await site.viewport(size);
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md`, related: '/content/related.json' }, children: '' });
    await widget.loaded({ reaches: false });
    await eventually('the links', async () => (await links(widget)).length > 0);
    return widget;
  };
  const links = (widget) => widget.run((root) => [...root.querySelectorAll('[part~=related] [part~=panel] [part~=related-item] a[href]')]
    .map(({ href, innerText }) => ({ href, text: innerText.trim() })));
  const count = (widget, name) => widget.count(name);
  const drawn = (widget) => eventually('the panels', async () => (await count(widget, '.related')) === 1 && (await count(widget, '.related-plain')) === 0);

  test('are links under headings on a phone, the same that the panels have', async () => {
    const widget = await embed(PHONE);
    assert.equal(requested(), 0, 'the panel renderer came before anybody was near');
    assert.equal(await count(widget, '.related-plain'), 1);
    const before = await links(widget);
    const titles = () => widget.run((root) => [...root.querySelectorAll('[part~=panel] [part~=panel-title]')].map((title) => title.textContent.trim()));
    const headings = await titles();
    await site.run(() => scrollTo({ top: 300, behavior: 'instant' }));
    await drawn(widget);
    assert.equal(requested(), 1);
    const all = await widget.run((root) => [...root.querySelectorAll('[part~=related-item] a[href]')].map((link) => ({ href: link.href, text: link.textContent.trim() })));
    assert.deepEqual(all, before);
    assert.deepEqual(await titles(), headings);
    await assertSilent(site);
  });

  test.inChromium('become panels by themselves once the page has been quiet', async () => {
    const widget = await embed(PHONE);
    await drawn(widget);
    assert.equal(requested(), 1);
  });

  test('are panels at once if they are beside the article', async () => {
    site.server.route(PART, after(500));
    // Counts plain links at each change of a widget, from the first on.
    site.server.early = `
      window.plain = 0;
      const { attachShadow } = Element.prototype;
      Element.prototype.attachShadow = function (...options) {
        const root = attachShadow.apply(this, options);
        new MutationObserver(() => { window.plain += root.querySelectorAll('.related-plain').length; }).observe(root, { childList: true, subtree: true });
        return root;
      };`;
    await site.viewport({ width: 1500, height: 900 });
    for (const open of [() => site.article(SHORT, { reaches: false }), () => site.embed({ attributes: { src: `/content/${SHORT}.md` }, children: '' })]) {
      const widget = await open();
      await drawn(widget);
      assert.equal(await site.run(() => window.plain), 0, 'plain links were there first');
    }
  });

  test('are panels at once if a short article ends in sight', async () => {
    await site.viewport(DESK);
    const widget = await site.embed({ attributes: { src: '/content/counting-the-tide.md', related: '/content/related.json' }, children: '' });
    await widget.loaded({ reaches: false });
    await site.run(() => scrollTo(0, 0));
    // Long before the page has been quiet.
    await eventually('the part', () => requested() === 1, { within: 2000 });
    await drawn(widget);
  });

  test('keep the focus until it moves on', async () => {
    const widget = await embed(PHONE);
    await widget.run((root) => root.querySelector('.related-plain a').focus({ preventScroll: true }));
    await eventually('the part', () => requested() === 1);
    await site.server.idle();
    await stays('the focused link', () => widget.run((root) => root.activeElement?.matches('.related-plain a')), { during: 800 });
    await widget.run((root) => root.activeElement.blur());
    await drawn(widget);
  });

  test.inChromium('emit an event before they are followed', async () => {
    site.server.route(PART, after(3000));
    const widget = await embed(PHONE);
    await site.run(() => document.addEventListener('related-click', (event) => event.preventDefault()));
    await (await widget.run((root) => root.querySelectorAll('.related-plain a')[1])).click();
    const { events } = await site.seen();
    const click = events.find(({ name }) => name === 'related-click');
    assert.equal(click?.detail.index, 1);
    assert.match(await site.driver.getCurrentUrl(), /embedding\/page\.html$/, 'the page stays');
  });

  test.inChromium('stay as they are if the panel renderer does not come', async () => {
    site.server.route(PART, status(404, 'Not found'));
    const widget = await embed(PHONE);
    const before = await links(widget);
    await site.run(() => scrollTo({ top: 300, behavior: 'instant' }));
    await eventually('two tries', () => requested() === 2, { within: 4000 });
    await stays('the plain links', async () => JSON.stringify(await links(widget)) === JSON.stringify(before), { during: 300 });
  });
});
