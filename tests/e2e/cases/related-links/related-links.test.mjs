// The panels of related links.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Key } from 'selenium-webdriver';
import { inEveryBrowser } from '../../support/suite.mjs';
import { content, markdown } from '../../support/server.mjs';
import { assertSilent } from '../../support/console.mjs';
import { eventually } from '../../support/wait.mjs';
import { DESK, PHONE } from '../../support/site.mjs';
import { SHORT } from '../../support/samples.mjs';

const PANELS = readFileSync(new URL('related.json', import.meta.url));

/** Returns the visible panels and tabs. */
const panels = (widget) => widget.run((root) => {
  const shown = (node) => node.checkVisibility({ checkVisibilityCSS: true }) && node.getClientRects().length > 0;
  const related = root.querySelector('.related[part~="related"]');
  if (!related) return null;
  return {
    tabs: [...related.querySelectorAll('[role="tab"]')].filter(shown).map((tab) => ({
      name: tab.innerText.trim(), selected: tab.getAttribute('aria-selected'), tabindex: tab.tabIndex, controls: tab.getAttribute('aria-controls'),
    })),
    tablist: [...related.querySelectorAll('[role="tablist"]')].filter(shown).map((list) => list.getAttribute('aria-label') ?? list.getAttribute('aria-labelledby')),
    panels: [...related.querySelectorAll('[part~="panel"]')].filter(shown).map((panel) => ({
      id: panel.id, role: panel.getAttribute('role'), labelled: panel.getAttribute('aria-labelledby'), top: panel.getBoundingClientRect().top,
      title: panel.querySelector('[part~="panel-title"]')?.innerText.trim(),
      links: [...panel.querySelectorAll('a[href]')].map(({ href, innerText }) => ({ href, text: innerText.trim() })),
    })),
    text: related.innerText,
  };
});

inEveryBrowser('Related links', (site, test) => {
  const ready = (widget, size) => eventually('the panels', async () => {
    const seen = await panels(widget);
    return seen?.panels.length && (size !== PHONE || seen.tabs.length) && seen;
  });
  const sample = async (size) => {
    await site.viewport(size);
    const widget = await site.article(SHORT);
    return { widget, seen: await ready(widget, size) };
  };
  const scripted = async (size = DESK) => {
    await site.viewport(size);
    site.server.route('/embedding/article.md', markdown('---\ntitle: The open article\n---\n\nIts words.\n'));
    site.server.route('/embedding/related.json', content(PANELS, 'application/json'));
    const widget = await site.embed({ attributes: { src: 'article.md', related: 'related.json' } });
    await widget.loaded();
    return { widget, seen: await ready(widget) };
  };

  test('are tabs on a phone, one panel at a time', async () => {
    const { widget, seen } = await sample(PHONE);
    assert.ok(seen.tabs.length >= 3, `tabs: ${JSON.stringify(seen.tabs)}`);
    assert.equal(seen.tablist.length, 1, 'one tablist');
    assert.ok(seen.tablist[0], 'the tablist has a name');
    assert.deepEqual(seen.tabs.map(({ selected }) => selected), ['true', ...seen.tabs.slice(1).map(() => 'false')]);
    assert.deepEqual(seen.tabs.map(({ tabindex }) => tabindex), [0, ...seen.tabs.slice(1).map(() => -1)], 'roving tabindex');
    assert.equal(seen.panels.length, 1, 'one panel is shown');
    const [panel] = seen.panels;
    assert.equal(panel.role, 'tabpanel');
    assert.equal(panel.id, seen.tabs[0].controls, 'the tab controls the panel');
    assert.ok(await widget.count(`[role="tab"][id="${panel.labelled}"]`), 'the panel is named by its tab');
    await assertSilent(site);
  });

  test('move by arrows, Home and End on a phone', async () => {
    const { widget, seen } = await sample(PHONE);
    const names = seen.tabs.map(({ name }) => name);
    await widget.run((root) => root.querySelector('[role="tab"][aria-selected="true"]').focus());
    const last = names.length - 1;
    const walk = [[Key.ARROW_RIGHT, 1], [Key.END, last], [Key.ARROW_RIGHT, 0], [Key.ARROW_LEFT, last], [Key.HOME, 0]];
    let links = seen.panels[0].links;
    for (const [key, place] of walk) {
      await site.driver.actions().sendKeys(key).perform();
      const now = await eventually(`the tab ${names[place]}`, async () => {
        const now = await panels(widget);
        return now.tabs[place].selected === 'true' && now;
      });
      assert.equal(now.tabs.filter(({ selected }) => selected === 'true').length, 1, 'one tab is selected');
      assert.deepEqual(now.tabs.map(({ tabindex }) => tabindex), names.map((_, index) => (index === place ? 0 : -1)), 'roving tabindex');
      assert.equal((await widget.focused()).label, names[place], 'the focus follows');
      assert.equal(now.panels.length, 1);
      assert.notDeepEqual(now.panels[0].links, links, 'the panel changes with the tab');
      links = now.panels[0].links;
    }
  });

  test('change by a tap on a phone', async () => {
    const { widget, seen } = await sample(PHONE);
    await (await widget.run((root) => root.querySelectorAll('[role="tab"]')[1])).click();
    const now = await panels(widget);
    assert.equal(now.tabs[1].selected, 'true');
    assert.equal(now.panels[0].id, seen.tabs[1].controls);
  });

  test('are titled lists on a desk', async () => {
    const { seen } = await sample(DESK);
    assert.deepEqual(seen.tabs, [], 'no tabs');
    assert.ok(seen.panels.length >= 3, `${seen.panels.length} panels`);
    for (const { title, links } of seen.panels) {
      assert.ok(title, 'a panel has a title');
      assert.ok(links.length > 0, `${title} has links`);
    }
    await assertSilent(site);
  });

  test('turn from lists to tabs when the page becomes narrow, and back', async () => {
    const { widget } = await sample(DESK);
    await site.viewport(PHONE);
    await eventually('tabs', async () => (await panels(widget)).tabs.length > 0);
    await site.viewport(DESK);
    await eventually('lists', async () => (await panels(widget)).tabs.length === 0);
  });

  test.inChromium('leave out the open article and repeats, on the sample page', async () => {
    const { seen } = await sample(DESK);
    const all = seen.panels.flatMap(({ links }) => links.map(({ href }) => new URL(href).pathname));
    assert.ok(all.length >= 5, `${all.length} links`);
    assert.deepEqual(all.filter((path) => path.includes(SHORT)), [], 'the open article is listed');
    assert.deepEqual(all.filter((path, index) => all.indexOf(path) !== index), [], 'these are listed twice');
    for (const path of new Set(all)) {
      const { status } = await fetch(site.server.url(path));
      assert.equal(status, 200, `${path} answers ${status}`);
    }
  });

  test.inChromium('leave out the open article, repeats, empty panels and scripts, on any page', async () => {
    const { seen } = await scripted();
    const paths = seen.panels.map(({ title, links }) => [title, links.map(({ href }) => new URL(href).pathname)]);
    assert.deepEqual(paths.map(([, links]) => links), [['/stories/first/', '/stories/second/'], ['/stories/third/'], ['/stories/fourth/']]);
    assert.deepEqual(paths.map(([title]) => title.split('\n')[0].trim().toLowerCase()), ['most popular', "editors' picks", 'more']);
    assert.match(seen.text, /24 hours/, 'the period is said');
    assert.match(seen.text, /What it is about\./, 'the summary is shown');
    assert.match(seen.text, /March 4, 2024/, 'the date is shown');
  });

  test.inChromium('emit an event before they are followed, and can be prevented', async () => {
    const { widget } = await scripted();
    await site.run(() => document.addEventListener('related-click', (event) => event.preventDefault(), { once: true }));
    const link = () => widget.run((root) => root.querySelectorAll('[part~="panel"]')[0].querySelectorAll('a[href]')[1]);
    await (await link()).click();
    const { events } = await site.seen();
    const click = events.find(({ name }) => name === 'related-click');
    assert.ok(click, 'related-click fires');
    assert.deepEqual({ ...click.detail, url: new URL(click.detail.url, site.server.origin).pathname },
      { title: 'Second story', url: '/stories/second/', panel: 'Most popular', index: 1 });
    assert.ok(click.bubbles && click.composed && click.cancelable, JSON.stringify(click));
    assert.match(await site.driver.getCurrentUrl(), /embedding\/page\.html$/, 'the page stays');
    await (await link()).click();
    await eventually('the story', async () => (await site.driver.getCurrentUrl()).endsWith('/stories/second/'));
  });
});
