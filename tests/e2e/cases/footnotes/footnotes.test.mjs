// Footnotes: there and back.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { inEveryBrowser } from '../../support/suite.mjs';
import { eventually } from '../../support/wait.mjs';

const SLUG = 'every-kind-of-block';

/** Returns for each reference its note, its way back, and which of them is in view and has the focus. */
const notes = (widget) => widget.run((root) => {
  const inView = (node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const focus = root.activeElement;
  const references = [...root.querySelectorAll('[part~="body"] sup a[href*="#"]')];
  const ids = references.map((reference) => decodeURIComponent(reference.hash.slice(1)));
  return references.map((reference, index) => {
    const note = root.getElementById(ids[index]);
    // A note has a way back to each of its references. This one leads to the reference, or to its parent.
    const back = note && [...note.querySelectorAll('a[href*="#"]')].find((link) => {
      const target = root.getElementById(decodeURIComponent(link.hash.slice(1)));
      return target && (target === reference || target.contains(reference) || reference.contains(target));
    });
    return {
      number: reference.innerText.trim(), href: reference.getAttribute('href'), note: note?.innerText, noteInView: note && inView(note),
      noteFocused: Boolean(note && focus && (note === focus || note.contains(focus))), inView: inView(reference),
      focused: Boolean(focus && (focus === reference || reference.parentElement === focus)), reference, back,
      backName: back?.getAttribute('aria-label') ?? back?.innerText,
    };
  });
});

inEveryBrowser('Footnotes', (site, test) => {
  for (const [way, follow] of [
    ['a click', (link) => link.click()],
    ['Enter', (link) => link.sendKeys(Key.ENTER)],
  ]) {
    test(`lead to the note and back by ${way}`, async () => {
      const widget = await site.article(SLUG);
      await site.viewport({ width: 1280, height: 500 });
      const [{ reference, note, back, backName, href }] = await notes(widget);
      assert.ok(note?.trim(), `${href} leads to no note in the widget`);
      assert.ok(back, 'the note has a way back');
      assert.ok(backName?.trim(), 'the way back has a name');
      await follow(reference);
      await eventually('the note, in view and with the focus', async () => {
        const [now] = await notes(widget);
        return (now.noteInView && now.noteFocused) || assert.fail(`in view: ${now.noteInView}, focused: ${now.noteFocused}`);
      });
      await follow(back);
      await eventually('the reference, in view and with the focus', async () => {
        const [now] = await notes(widget);
        return (now.inView && now.focused) || assert.fail(`in view: ${now.inView}, focused: ${now.focused}`);
      });
    });
  }

  test.inChromium('are numbered in the order of the text', async () => {
    const widget = await site.article(SLUG);
    const seen = await notes(widget);
    const numbers = seen.map(({ number }) => Number(number.replace(/\D/g, '')));
    assert.ok(numbers.length >= 2, `${numbers.length} references`);
    const first = numbers.filter((number, index) => numbers.indexOf(number) === index);
    assert.deepEqual(first, first.map((_, index) => index + 1));
  });
});
