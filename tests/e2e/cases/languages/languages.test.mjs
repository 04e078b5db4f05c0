// Articles in other scripts and the other direction, with the interface in their language.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { assertSilent } from '../../support/console.mjs';
import { DESK, PHONE } from '../../support/site.mjs';
import { sample } from '../../support/samples.mjs';

/** Returns the language and direction of a part, and the distance of its first line from the article's edges. */
const setting = (widget, name) => widget.run((root, name) => {
  const node = root.querySelector(`[part~="${name}"]`);
  const lang = node.closest('[lang]') ?? root.host.closest('[lang]');
  const range = document.createRange();
  range.selectNodeContents(node);
  const [line] = range.getClientRects();
  const article = root.querySelector('[part~="article"]').getBoundingClientRect();
  return {
    lang: lang?.getAttribute('lang'), direction: getComputedStyle(node).direction,
    toLeft: line.left - article.left, toRight: article.right - line.right,
  };
}, name);

inEveryBrowser('Languages', (site, test) => {
  for (const size of [DESK, PHONE]) {
    test(`Arabic runs from right to left at ${size.width} px`, async () => {
      await site.viewport(size);
      const widget = await site.article('suq-al-mina');
      for (const name of ['headline', 'body']) {
        const { lang, direction } = await setting(widget, name);
        assert.equal(direction, 'rtl', name);
        assert.match(lang, /^ar/);
      }
      const { toLeft, toRight } = await setting(widget, 'headline');
      assert.ok(toRight < toLeft, `the headline stands ${toRight} px from the right, ${toLeft} px from the left`);
      assert.equal(await widget.text('headline'), sample('suq-al-mina').value('title'));
      await assertSilent(site);
    });
  }

  test('the English article runs from left to right', async () => {
    const widget = await site.article('harbour-bridge-reopens');
    const { lang, direction, toLeft, toRight } = await setting(widget, 'headline');
    assert.match(lang, /^en/);
    assert.equal(direction, 'ltr');
    assert.ok(toLeft < toRight, `the headline stands ${toLeft} px from the left, ${toRight} px from the right`);
  });

  test.inChromium('Ukrainian articles have a Ukrainian interface', async () => {
    const widget = await site.article('novyi-tramvai');
    assert.match((await setting(widget, 'body')).lang, /^uk/);
    assert.match(await widget.text('reading-time'), /^\d+\s\p{Script=Cyrillic}+/u);
    assert.match(await widget.text('date'), /\p{Script=Cyrillic}/u, 'the month is named in Ukrainian');
    assert.doesNotMatch(await widget.text('header'), /min read|Updated|\bBy\b|Edit post/, 'no English word is left in the header');
    await assertSilent(site);
  });

  test.inChromium('Arabic articles have an Arabic interface', async () => {
    const widget = await site.article('suq-al-mina');
    assert.match(await widget.text('reading-time'), /\p{Script=Arabic}/u);
    assert.match(await widget.text('date'), /\p{Script=Arabic}/u);
  });

  test.inChromium('Japanese articles are marked as Japanese and count characters', async () => {
    const widget = await site.article('minato-no-akari');
    for (const name of ['headline', 'body']) assert.match((await setting(widget, name)).lang, /^ja/, name);
    const { lang, words, minutes } = (await site.seen()).events.find(({ name }) => name === 'article-load').detail;
    assert.match(lang, /^ja/);
    assert.ok(words > 100 && minutes >= 1, `${words} words, ${minutes} minutes`);
    assert.match(await widget.text('reading-time'), new RegExp(String(minutes)));
    assert.match(await widget.text('date'), /\d+年\d+月\d+日/);
    await assertSilent(site);
  });
});
