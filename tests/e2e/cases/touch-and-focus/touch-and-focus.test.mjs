// Fingers and focus.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { inEveryBrowser } from '../../support/suite.mjs';
import { eventually } from '../../support/wait.mjs';
import { PHONE } from '../../support/site.mjs';
import { SHORT } from '../../support/samples.mjs';

const LEAST = 44;

inEveryBrowser('Touch and focus', (site, test) => {
  test('every control of the player is at least 44 px each way on a phone', async () => {
    await site.viewport(PHONE);
    const widget = await site.article(SHORT);
    const controls = await widget.run((root) => [...root.querySelectorAll('[part~="player"] :is(button, a[href], input, select, summary, [role="slider"])')]
      .filter((node) => node.checkVisibility({ checkVisibilityCSS: true }))
      .map((node) => {
        const { width, height } = node.getBoundingClientRect();
        return { name: node.getAttribute('aria-label') ?? node.innerText ?? node.localName, width, height };
      }));
    assert.ok(controls.length >= 5, `only ${controls.length} controls`);
    const small = controls.filter(({ width, height }) => width < LEAST - 0.1 || height < LEAST - 0.1);
    assert.deepEqual(small, [], `too small: ${small.map(({ name, width, height }) => `${name} ${width} × ${height}`).join(', ')}`);
  });

  test('tabs are at least 44 px high on a phone', async () => {
    await site.viewport(PHONE);
    const widget = await site.article(SHORT);
    const tabs = () => widget.run((root) => [...root.querySelectorAll('[role="tab"]')].map((tab) => tab.getBoundingClientRect().height));
    const heights = await eventually('the tabs', async () => {
      const heights = await tabs();
      return heights.length > 0 && heights;
    });
    assert.ok(heights.every((height) => height >= LEAST - 0.1), `heights: ${heights}`);
  });

  test('the focus shows wherever Tab takes it, and leaves the widget at its end', async () => {
    const widget = await site.article(SHORT);
    await site.run(() => {
      const after = document.createElement('button');
      after.id = 'after';
      after.textContent = 'After the widget';
      document.querySelector('article-widget').after(after);
    });
    const passed = [];
    const unseen = [];
    for (let tabs = 0; tabs < 90; tabs++) {
      await site.driver.actions().sendKeys(Key.TAB).perform();
      const focus = await widget.focused();
      if (focus?.id === 'after') break;
      passed.push(focus);
      if (focus?.inWidget && !(await widget.focusShows())) unseen.push(`${focus.tag} "${focus.label.slice(0, 40)}"`);
    }
    const inside = passed.filter((focus) => focus?.inWidget);
    assert.ok(inside.length > 10, `Tab stops ${inside.length} times in the widget`);
    assert.ok(passed.length < 90, 'Tab never leaves the widget');
    assert.deepEqual(unseen, [], 'the focus does not show on these');
  });
});
