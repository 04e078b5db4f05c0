// Listening begins where the reader points; the page follows what is heard, until the reader scrolls.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Player } from '../../support/player.mjs';
import { boxOf, cues, marked, marks, seek, sound, turn, words } from '../../support/along.mjs';
import { assertSilent } from '../../support/console.mjs';
import { giveVoice, hears, said } from '../../support/speech.mjs';
import { after, page } from '../../support/server.mjs';
import { PHONE } from '../../support/site.mjs';
import { eventually, pause } from '../../support/wait.mjs';
import { SHORT } from '../../support/samples.mjs';

const UNNARRATED = 'counting-the-tide';
const QUOTE = '“We lifted the span';

const bare = (text) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
const cueOf = (start) => cues(SHORT).find(({ text }) => text.startsWith(start));
const scrolled = (site) => site.run(() => Math.round(window.scrollY));

/** Waits until the page stands still, and says where. */
const settled = async (site) => {
  let last = -1;
  return eventually('the page to stand still', async () => {
    const now = await scrolled(site);
    const same = now === last;
    last = now;
    await pause(120);
    return same && { at: now };
  });
};

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
    await settled(site);
    await site.run((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }), node);
    await settled(site);
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
    await settled(site);
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
    await pause(200);
    assert.match((await widget.focused())?.label ?? '', /For now, nothing heavier/, 'the pointer took the focus away');
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

  test('is not there where nothing tells when a paragraph is heard', async () => {
    site.server.route('/bare.md', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/markdown' });
      response.end(`---\ntitle: "Bare"\naudio:\n  sources:\n    - src: "/content/media/${SHORT}.mp3"\n---\n\nA paragraph of some words.\n`);
    });
    const widget = await site.embed({ attributes: { src: '/bare.md', speech: 'off' } });
    await widget.loaded();
    await eventually('the player', () => widget.count('.along').then((count) => count === 1));
    await site.driver.actions().move({ origin: await paragraph(widget, 'A paragraph') }).perform();
    await pause(300);
    assert.equal(await widget.count('.along-from'), 0);
  });

  test('a double click on a word starts there once one has listened, and only selects it before', async () => {
    const player = await open();
    const { widget } = player;
    const at = await widget.run((root) => {
      const node = [...root.querySelectorAll('.body p')].find((node) => node.textContent.startsWith('The crossing'));
      node.scrollIntoView({ block: 'center', behavior: 'instant' });
      const text = node.firstChild;
      const range = document.createRange();
      const start = text.data.indexOf('inspector');
      range.setStart(text, start);
      range.setEnd(text, start + 'inspector'.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
    });
    await settled(site);
    await site.driver.actions().move(at).doubleClick().perform();
    await pause(400);
    assert.ok((await player.state()).paused, 'it plays without having been asked to');
    assert.equal(await site.run(() => getSelection().toString().trim()) || 'inspector', 'inspector');
    await sound(player, true);
    await sound(player, false);
    const now = await widget.run((root) => {
      const node = [...root.querySelectorAll('.body p')].find((node) => node.textContent.startsWith('The crossing'));
      node.scrollIntoView({ block: 'center', behavior: 'instant' });
      const range = document.createRange();
      const start = node.firstChild.data.indexOf('inspector');
      range.setStart(node.firstChild, start);
      range.setEnd(node.firstChild, start + 'inspector'.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
    });
    await settled(site);
    await site.driver.actions().move(now).doubleClick().perform();
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
    await settled(site);
    await widget.run((root) => root.querySelector('.player-play').focus({ preventScroll: true }));
    await player.key('r');
    await listensAt(player, cueOf('For now, nothing heavier'));
    await sound(player, false);
    await site.run((node) => node.scrollIntoView({ block: 'start', behavior: 'instant' }), await paragraph(widget, QUOTE));
    await settled(site);
    await widget.run((root) => root.querySelector('.player-more').click());
    await eventually('the sheet', () => widget.count('.player-more-sheet').then(Boolean));
    await (await player.button(/^Listen from what I am reading$/)).click();
    await listensAt(player, cueOf(QUOTE));
  });

  test('the browser’s voice begins there too', async () => {
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
    await pause(400);
  };

  test('brings the spoken line into view when it leaves it, and not before', async () => {
    const player = await open();
    const { widget } = player;
    await sound(player, true);
    await seek(widget, 1);
    await pause(600);
    assert.equal(await scrolled(site), 0, 'it scrolls although the line is in view');
    await seek(widget, last().start + 0.2);
    await eventually('the line in view', () => inView(widget));
    assert.ok((await settled(site)).at > 200);
    await assertSilent(site);
  });

  test('stops where the reader scrolls, and offers a way back', async () => {
    const player = await open();
    const { widget } = player;
    // Not the driver's click: in WebKit it scrolls the page for a button of the bar, as a reader would.
    const unfold = async () => site.run((more) => more.click(), await player.button(/^More$/));
    await sound(player, true);
    await seek(widget, last().start + 0.2);
    await eventually('the line in view', () => inView(widget));
    await settled(site);
    await wheel(-600);
    const { at } = await settled(site);
    const back = await eventually('the way back', () => widget.run((root) => root.querySelector('.along-back')));
    assert.equal(await back.getText(), 'Back to the narration');
    const { width, height } = await back.getRect();
    assert.ok(height >= 44 && width > 100);
    await unfold();
    await eventually('it to give way to what is unfolded', () => widget.count('.along-back').then((count) => count === 0));
    await unfold();
    await seek(widget, last().start + 2);
    await pause(900);
    assert.equal(await scrolled(site), at, 'it scrolls on');
    await (await widget.find('.along-back')).click();
    await eventually('the line in view again', () => inView(widget));
    assert.equal(await widget.count('.along-back'), 0);
    assert.match((await widget.focused())?.label ?? '', /^Pause$/, 'the focus is lost');
    const there = await settled(site);
    await seek(widget, 1);
    await eventually('the page to follow again', async () => (await scrolled(site)) < there.at - 100);
  });

  test('takes nobody back who scrolled on before the timings came', async () => {
    site.server.route(`/content/media/${SHORT}.json`, after(2500));
    const player = await open();
    const { widget } = player;
    await player.play();
    await wheel(900);
    const { at } = await settled(site);
    assert.ok(at > 300);
    assert.equal(await widget.count('.along-back'), 0, 'nothing is known to go back to');
    await eventually('the way back', async () => (await widget.count('.along-back')) === 1);
    await pause(900);
    assert.equal(await scrolled(site), at, 'it scrolls back');
    await assertSilent(site);
  });

  test('takes nobody back whom a link or a script brought elsewhere with the first words', async () => {
    const player = await open();
    const { widget } = player;
    await player.play();
    await marked(widget, 'the first sentence', ({ sentence }) => sentence !== '');
    await site.run(() => scrollTo({ top: 900, behavior: 'instant' }));
    await eventually('the way back', async () => (await widget.count('.along-back')) === 1);
    await pause(1500);
    assert.equal(await scrolled(site), 900, 'it scrolls back');
  });

  test('does not where the reader does not want it, also on the next visit', async () => {
    const player = await open();
    await (await player.button(/^More$/)).click();
    await turn(player, /^Scroll along$/);
    for (const again of [player, await open()]) {
      await sound(again, true);
      await site.run(() => scrollTo(0, 0));
      await seek(again.widget, last().start + 0.2);
      await marked(again.widget, 'the sentence', ({ time, sentence }) => time > last().start && sentence !== '');
      await pause(600);
      assert.equal(await scrolled(site), 0);
      assert.equal(await again.widget.count('.along-back'), 0);
      await sound(again, false);
    }
  });

  test('jumps where the reader wants less motion', async () => {
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
    await settled(site);
    const stops = await site.run(() => [...new Set(window.stops.map(Math.round))]);
    assert.ok(stops.length <= 2, `stops: ${stops}`);
  });

  test('scrolls a box or a dialog in which the article stands', async () => {
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
    // Until the scroll of its own is over.
    await pause(1200);
    const before = await site.run(() => document.querySelector('#box').scrollTop);
    await site.run(() => document.querySelector('#box').scrollBy({ top: -300, behavior: 'instant' }));
    await eventually('the way back', () => widget.count('.along-back').then(Boolean));
    await pause(500);
    assert.ok((await site.run(() => document.querySelector('#box').scrollTop)) < before);
    await assertSilent(site);
  });
});
