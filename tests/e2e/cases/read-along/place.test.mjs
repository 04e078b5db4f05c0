// Listening begins at the paragraph to which the reader points. The page follows the narration until the reader scrolls.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Player } from '../../support/player.mjs';
import { boxOf, cues, marked, marks, seek, sound, turn, words } from '../../support/highlights.mjs';
import { assertSilent } from '../../support/console.mjs';
import { giveVoice, hears, said } from '../../support/speech.mjs';
import { after, page } from '../../support/server.mjs';
import { PHONE } from '../../support/site.mjs';
import { eventually, settled, stays } from '../../support/wait.mjs';
import { SHORT } from '../../support/samples.mjs';

const UNNARRATED = 'counting-the-tide';
const QUOTE = '“We lifted the span';

const bare = (text) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
const cueOf = (start) => cues(SHORT).find(({ text }) => text.startsWith(start));
const scrolled = (site) => site.run(() => Math.round(window.scrollY));

/** Waits until the page does not scroll, and returns its position. */
const resting = (site) => settled('the page', () => scrolled(site));

const paragraph = (widget, start) => widget.run((root, start) => [...root.querySelectorAll('.body p')].find((node) => node.textContent.startsWith(start)), start);
const button = (widget) => widget.run((root) => {
  const node = root.querySelector('.along-from');
  return node && { label: node.getAttribute('aria-label'), shown: getComputedStyle(node).opacity === '1', ...node.getBoundingClientRect().toJSON() };
});

inEveryBrowser('Listening from a place', (site, test) => {
  const open = async (attributes = {}) => {
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md`, related: 'none', ...attributes } });
    await widget.loaded();
    await site.server.idle();
    return new Player(widget);
  };
  const hover = async (widget, start) => {
    const node = await paragraph(widget, start);
    await resting(site);
    await site.run((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }), node);
    await resting(site);
    // From elsewhere: a pointer that stays does not enter.
    await site.driver.actions().move({ x: 1, y: 1 }).move({ origin: node }).perform();
    return eventually(`the button of "${start}"`, async () => {
      const now = await button(widget);
      return now?.shown && now.label.includes(start.slice(0, 12)) && now;
    });
  };
  const listensAt = (player, cue) => marked(player.widget, `"${cue.text.slice(0, 30)}"`, ({ sentence, paused, time }) => !paused && bare(sentence) === bare(cue.text) && time >= cue.start - 0.3 && time < cue.end, { within: 15_000 });

  test('the button of the paragraph under the pointer starts there, and moves nothing', async () => {
    const player = await open();
    const { widget } = player;
    const height = await site.run(() => document.documentElement.scrollHeight);
    const { width, height: high } = await hover(widget, QUOTE);
    assert.deepEqual([width, high], [44, 44]);
    assert.equal(await site.run(() => document.documentElement.scrollHeight), height);
    await (await widget.find('.along-from')).click();
    await listensAt(player, cueOf(QUOTE));
    await hover(widget, 'For now, nothing heavier');
    await (await widget.find('.along-from')).click();
    await listensAt(player, cueOf('For now, nothing heavier'));
    await assertSilent(site);
  });

  test('by keyboard it is one stop of Tab, at the first paragraph in view; arrows lead to the others', async () => {
    const player = await open();
    const { widget } = player;
    await site.run((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }), await paragraph(widget, QUOTE));
    await resting(site);
    // The last control of the player.
    await widget.run((root) => root.querySelector('[part~="seek"]').focus({ preventScroll: true }));
    await player.key(Key.TAB);
    let focus;
    await eventually('the paragraph in view', async () => {
      focus = await widget.focused();
      return focus.label.includes(QUOTE) || Promise.reject(new Error(focus.label));
    });
    await player.key(Key.ARROW_DOWN);
    await eventually('the next paragraph', async () => (await widget.focused())?.label.includes('For now, nothing heavier'));
    assert.ok(await widget.focusShows());
    // A page that scrolls moves paragraphs under a pointer that rests.
    await widget.run((root, node) => { node.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' })); }, await paragraph(widget, 'The crossing'));
    await stays('the focus, with a pointer over another paragraph', async () => /For now, nothing heavier/.test((await widget.focused())?.label ?? ''), { during: 200 });
    await player.key(Key.ENTER);
    await listensAt(player, cueOf('For now, nothing heavier'));
    await player.key(Key.HOME);
    await eventually('the headline', async () => (await widget.focused())?.label.includes('Harbour Bridge reopens'));
    await player.key(Key.TAB);
    assert.doesNotMatch((await widget.focused())?.label ?? '', /^Listen from here/, 'a second stop of Tab');
    assert.equal((await button(widget)).shown, false);
  });

  test('a tap on a paragraph shows its button, within the page on a phone', async () => {
    await site.viewport(PHONE);
    const player = await open();
    const { widget } = player;
    const node = await paragraph(widget, QUOTE);
    await site.run((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }), node);
    // No driver but Chromium's taps.
    await widget.run((root, node) => {
      const { left, top } = node.getBoundingClientRect();
      const at = { bubbles: true, composed: true, pointerType: 'touch', clientX: left + 20, clientY: top + 10 };
      node.dispatchEvent(new PointerEvent('pointerdown', at));
      node.dispatchEvent(new PointerEvent('pointerup', at));
    }, node);
    const found = await eventually('the button', async () => {
      const now = await button(widget);
      return now.shown && now;
    });
    assert.ok(found.left >= 0 && found.right <= PHONE.width, JSON.stringify(found));
    assert.equal(await site.run(() => document.documentElement.scrollWidth), PHONE.width);
    await (await widget.find('.along-from')).click();
    await listensAt(player, cueOf(QUOTE));
  });

  test('is not on paper', async () => {
    const player = await open();
    await hover(player.widget, QUOTE);
    await site.media({ type: 'print' });
    assert.equal(await player.widget.run((root) => root.querySelector('.along-from').checkVisibility()), false);
  });

  test.inChromium('is not there if there are no timings', async () => {
    site.server.route('/bare.md', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/markdown' });
      response.end(`---\ntitle: "Bare"\naudio:\n  sources:\n    - src: "/content/media/${SHORT}.mp3"\n---\n\nA paragraph of some words.\n`);
    });
    const widget = await site.embed({ attributes: { src: '/bare.md', speech: 'off' } });
    await widget.loaded();
    await eventually('the player', () => widget.count('.along').then((count) => count === 1));
    await site.driver.actions().move({ origin: await paragraph(widget, 'A paragraph') }).perform();
    await stays('no button', async () => (await widget.count('.along-from')) === 0, { during: 300 });
  });

  test('a double click on a word selects it, and starts there if the reader has listened before', async () => {
    const player = await open();
    const { widget } = player;
    const doubleClick = async () => {
      const at = await widget.run((root) => {
        const node = [...root.querySelectorAll('.body p')].find((node) => node.textContent.startsWith('The crossing'));
        node.scrollIntoView({ block: 'center', behavior: 'instant' });
        const range = document.createRange();
        const start = node.firstChild.data.indexOf('inspector');
        range.setStart(node.firstChild, start);
        range.setEnd(node.firstChild, start + 'inspector'.length);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
      });
      await resting(site);
      await site.driver.actions().move(at).doubleClick().perform();
    };
    await doubleClick();
    // Text in a shadow root: each engine has the selection in its own place.
    await eventually('the word to be selected', async () => {
      const selected = await widget.run((root) => (root.getSelection?.() ?? getSelection()).toString().trim());
      return selected === 'inspector' || Promise.reject(new Error(`selected: "${selected}"`));
    });
    await stays('a paused player', async () => (await player.state()).paused, { during: 400 });
    await sound(player, true);
    await sound(player, false);
    await doubleClick();
    const word = words(SHORT).flatMap((cue) => cue.words).find(({ text }) => text === 'inspector');
    const { currentTime } = await player.until('the word', ({ currentTime, paused }) => !paused && currentTime >= word.start - 0.05);
    assert.ok(currentTime < word.start + 3, `${currentTime}, the word is spoken at ${word.start}`);
  });

  test('‘Listen from what I am reading’ begins with the first sentence in view', async () => {
    const player = await open();
    const { widget } = player;
    await sound(player, true);
    await sound(player, false);
    await site.run((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }), await paragraph(widget, 'For now, nothing heavier'));
    await resting(site);
    await widget.run((root) => root.querySelector('.player-play').focus({ preventScroll: true }));
    await player.key('r');
    await listensAt(player, cueOf('For now, nothing heavier'));
    await sound(player, false);
    await site.run((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }), await paragraph(widget, QUOTE));
    await resting(site);
    await widget.run((root) => root.querySelector('.player-more').click());
    await eventually('the sheet', () => widget.count('.player-more-sheet').then(Boolean));
    await (await player.button(/^Listen from what I am reading$/)).click();
    await listensAt(player, cueOf(QUOTE));
  });

  test.inChromium('the browser’s voice begins there too', async () => {
    giveVoice(site, { msPerChar: 40 });
    const widget = await site.article(UNNARRATED);
    const player = new Player(widget);
    await eventually('the player', () => widget.run((root) => Boolean(root.querySelector('[part~="player"]')?.checkVisibility())));
    const start = await widget.run((root) => root.querySelectorAll('.body p')[2].textContent.slice(0, 24));
    await hover(widget, start);
    await (await widget.find('.along-from')).click();
    await hears(site, new RegExp(`^${start.slice(0, 18).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
    await marked(widget, 'the sentence', ({ sentence }) => sentence.startsWith(start.slice(0, 18)));
    assert.ok((await said(site)).length <= 2);
  });
});

inEveryBrowser('Scrolling along', (site, test) => {
  const open = async (attributes = {}) => {
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md`, related: 'none', ...attributes } });
    await widget.loaded();
    await site.server.idle();
    return new Player(widget);
  };
  const last = () => cues(SHORT).at(-3);
  const inView = (widget) => widget.run((root) => {
    const [range] = [...CSS.highlights.get('article-widget-sentence') ?? []];
    if (!range) return false;
    const bar = root.querySelector('.player[data-bar]')?.getBoundingClientRect().top ?? innerHeight;
    const rect = range.getClientRects()[0];
    return rect.top >= 0 && rect.bottom <= bar;
  });
  const wheel = async (deltaY) => {
    await site.run((deltaY) => {
      document.querySelector('article-widget').dispatchEvent(new WheelEvent('wheel', { deltaY, bubbles: true, composed: true }));
      scrollBy({ top: deltaY, behavior: 'instant' });
    }, deltaY);
    await resting(site);
  };

  test('brings the spoken line into view when it leaves it, and not before', async () => {
    const player = await open();
    const { widget } = player;
    await sound(player, true);
    await seek(widget, 1);
    await marked(widget, 'a sentence', ({ sentence }) => sentence !== '');
    await stays('the page at its top, for the line is in view', async () => (await scrolled(site)) === 0);
    await seek(widget, last().start + 0.2);
    await eventually('the line in view', () => inView(widget));
    assert.ok((await resting(site)) > 200);
    await assertSilent(site);
  });

  test('stops when the reader scrolls, and offers a way back', async () => {
    const player = await open();
    const { widget } = player;
    // Not the driver's click: in WebKit it scrolls the page for a button of the bar, as a reader would.
    const unfold = async () => site.run((more) => more.click(), await player.button(/^More$/));
    await sound(player, true);
    await seek(widget, last().start + 0.2);
    await eventually('the line in view', () => inView(widget));
    await resting(site);
    await wheel(-600);
    const at = await resting(site);
    const back = await eventually('the way back', () => widget.run((root) => root.querySelector('.along-back')));
    assert.equal(await back.getText(), 'Back to the narration');
    const { width, height } = await back.getRect();
    assert.ok(height >= 44 && width > 100);
    await unfold();
    await eventually('it to give way to what is unfolded', () => widget.count('.along-back').then((count) => count === 0));
    await unfold();
    await seek(widget, last().start + 2);
    await stays('the page where the reader scrolled', async () => (await scrolled(site)) === at, { during: 900 });
    await (await widget.find('.along-back')).click();
    await eventually('the line in view again', () => inView(widget));
    assert.equal(await widget.count('.along-back'), 0);
    assert.match((await widget.focused())?.label ?? '', /^Pause$/, 'the focus is lost');
    const there = await resting(site);
    await seek(widget, 1);
    await eventually('the page to follow again', async () => (await scrolled(site)) < there - 100);
  });

  test('takes no reader back who scrolled on before the timings came', async () => {
    site.server.route(`/content/media/${SHORT}.json`, after(2500));
    const player = await open();
    const { widget } = player;
    await player.play();
    await wheel(900);
    const at = await resting(site);
    assert.ok(at > 300);
    assert.equal(await widget.count('.along-back'), 0, 'nothing is known to go back to');
    await eventually('the way back', async () => (await widget.count('.along-back')) === 1);
    await stays('the page where the reader scrolled', async () => (await scrolled(site)) === at, { during: 900 });
    await assertSilent(site);
  });

  test.inChromium('takes no reader back after a link or a script scrolls at the first words', async () => {
    const player = await open();
    const { widget } = player;
    await player.play();
    await marked(widget, 'the first sentence', ({ sentence }) => sentence !== '');
    await site.run(() => scrollTo({ top: 900, behavior: 'instant' }));
    await eventually('the way back', async () => (await widget.count('.along-back')) === 1);
    await stays('the page where the script scrolled', async () => (await scrolled(site)) === 900, { during: 1200 });
  });

  test.inChromium('does not if the reader does not want it, also on the next visit', async () => {
    const player = await open();
    await (await player.button(/^More$/)).click();
    await turn(player, /^Scroll along$/);
    for (const again of [player, await open()]) {
      await sound(again, true);
      await site.run(() => scrollTo(0, 0));
      await seek(again.widget, last().start + 0.2);
      await marked(again.widget, 'the sentence', ({ time, sentence }) => time > last().start && sentence !== '');
      await stays('the page at its top', async () => (await scrolled(site)) === 0, { during: 600 });
      assert.equal(await again.widget.count('.along-back'), 0);
      await sound(again, false);
    }
  });

  test('jumps if the reader wants less motion', async () => {
    await site.media({ 'prefers-reduced-motion': 'reduce' });
    const player = await open();
    const { widget } = player;
    await site.run(() => {
      window.stops = [];
      addEventListener('scroll', () => window.stops.push(scrollY));
    });
    await sound(player, true);
    await seek(widget, last().start + 0.2);
    await eventually('the line in view', () => inView(widget));
    await resting(site);
    const stops = await site.run(() => [...new Set(window.stops.map(Math.round))]);
    assert.ok(stops.length >= 1 && stops.length <= 2, `stops: ${stops}`);
  });

  test('scrolls a box or a dialog that holds the article', async () => {
    site.server.route('/dialog.html', page(`<!doctype html><html lang="en"><head><title>A dialog</title><link rel="stylesheet" href="/dialog.css">
      <script type="module" src="/article-widget.js"></script></head><body><dialog id="dialog"><div id="box">
      <article-widget src="/content/${SHORT}.md" related="none"></article-widget></div></dialog></body></html>`));
    site.server.route('/dialog.css', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/css' });
      response.end('#box { block-size: 400px; overflow: auto; inline-size: 600px }');
    });
    await site.open('/dialog.html');
    await site.run(() => document.querySelector('dialog').showModal());
    const widget = site.widget();
    await widget.loaded();
    const player = new Player(widget);
    await widget.run((root) => root.querySelector('.player-play').scrollIntoView({ block: 'center', behavior: 'instant' }));
    await sound(player, true);
    await seek(widget, last().start + 0.2);
    await eventually('the line in the box', () => widget.run(() => {
      const [range] = [...CSS.highlights.get('article-widget-sentence') ?? []];
      const rect = range?.getClientRects()[0];
      const box = document.querySelector('#box').getBoundingClientRect();
      return rect && rect.top >= box.top && rect.bottom <= box.bottom;
    }));
    // The widget's own scrolling is over, and a second after it, when the widget takes a scroll for the reader's.
    const before = await settled('the box', () => site.run(() => document.querySelector('#box').scrollTop), { during: 1100 });
    await site.run(() => document.querySelector('#box').scrollBy({ top: -300, behavior: 'instant' }));
    await eventually('the way back', () => widget.count('.along-back').then(Boolean));
    await stays('the box where the reader scrolled', async () => (await site.run(() => document.querySelector('#box').scrollTop)) < before);
    await assertSilent(site);
  });
});
