// Lines of a length that reads well.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { DESK, PHONE } from '../../support/site.mjs';
import { LONG } from '../../support/samples.mjs';

/** Returns the number of characters of each full line of the longer paragraphs, as the screen breaks them. */
const lines = (widget) => widget.run((root) => {
  const paragraphs = [...root.querySelectorAll('[part~="body"] > p')].filter((p) => p.innerText.length > 300).slice(0, 12);
  const full = [];
  for (const paragraph of paragraphs) {
    const counts = [];
    let bottom = -Infinity;
    const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.parentElement.closest('sup')) continue;
      for (let at = 0; at < text.length; at++) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const [box] = range.getClientRects();
        if (!box) continue;
        if (box.top > bottom - 4) { counts.push(0); bottom = box.bottom; }
        counts[counts.length - 1]++;
      }
    }
    full.push(...counts.slice(0, -1));
  }
  return full;
});

inEveryBrowser('The measure', (site, test) => {
  test('is 60 to 75 characters on a desk', async () => {
    await site.viewport(DESK);
    const full = await lines(await site.article(LONG));
    assert.ok(full.length > 20, `only ${full.length} lines to measure`);
    const average = full.reduce((sum, count) => sum + count, 0) / full.length;
    assert.ok(average >= 60 && average <= 75, `${average.toFixed(1)} characters a line over ${full.length} lines`);
  });

  test('fills a phone but for its margins', async () => {
    await site.viewport(PHONE);
    const widget = await site.article(LONG);
    const { width } = await widget.run((root) => root.querySelector('[part~="body"] > p').getBoundingClientRect().toJSON());
    assert.ok(width >= 330 && width <= 374, `paragraphs are ${width} px wide in 390 px`);
  });

  test('goes with a size and a line height that read well', async () => {
    await site.viewport(DESK);
    const widget = await site.article(LONG);
    const size = parseFloat(await widget.style('body', 'font-size'));
    const height = await widget.run((root) => parseFloat(getComputedStyle(root.querySelector('[part~="body"] > p')).lineHeight));
    assert.ok(size >= 17 && size <= 22, `the text is ${size} px`);
    assert.ok(height / size >= 1.4 && height / size <= 1.75, `the lines stand ${(height / size).toFixed(2)} apart`);
  });
});
