// The widget takes over a published page by adopting its nodes: what the reader has done to them stays.

import assert from 'node:assert/strict';
import { inChromium, inEveryBrowser } from '../../support/suite.mjs';
import { assertSilent, assertUnharmed } from '../../support/console.mjs';
import { cue, marked } from '../../support/highlights.mjs';
import { Player } from '../../support/player.mjs';
import { after, content, page, status } from '../../support/server.mjs';
import { LONG, SHORT, sample } from '../../support/samples.mjs';
import { PHONE } from '../../support/site.mjs';
import { eventually, settled, stays } from '../../support/wait.mjs';

const PAGE = `/articles/${SHORT}/`;
const PREPARED = /^\/content\/.+\.bin$/;
const SOURCE = /^\/content\/[^/]+\.md$/;
const MODULE = /article-widget-[0-9a-f]+\.wasm$/;

/** Waits until the element has the article, shows the nodes of its page, and has put the player among them if there is a recording. */
const takenOver = (site) => eventually('the take-over', () => site.run(() => {
  const host = document.querySelector('article-widget');
  return window.__seen.events.some(({ name }) => name === 'article-load') &&
    host.shadowRoot.querySelector('.widget') === null && host.shadowRoot.querySelector('slot') !== null &&
    (!host.querySelector('.listen > audio') || host.querySelector('.listen .player[data-phase]') !== null);
}));

const hover = (site) => site.run(() => {
  document.querySelector('article-widget h1').dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
});

const eventsOf = async (site, name) => (await site.seen()).events.filter((event) => event.name === name);

/** The layout shifts that the reader did not cause. Only Chromium reports them. */
const shifted = async (site) => {
  await site.server.idle();
  await settled('the layout', async () => (await site.seen()).shifts.length, { during: 400 });
  const shifts = (await site.seen()).shifts.filter(({ hadRecentInput }) => !hadRecentInput);
  return shifts.map(({ value, nodes }) => `${value.toFixed(4)}: ${nodes.join(', ')}`);
};

inEveryBrowser('A published page that is taken over', (site, test) => {
  test('keeps its nodes, the scroll position and the selection', async () => {
    await site.open(`/articles/${LONG}/`);
    const before = await site.run(() => {
      const host = document.querySelector('article-widget');
      const paragraphs = [...host.querySelectorAll('.body > p')];
      const paragraph = paragraphs[6];
      scrollTo({ top: paragraph.getBoundingClientRect().top - 200, behavior: 'instant' });
      getSelection().setBaseAndExtent(paragraph.firstChild, 3, paragraphs[7].firstChild, 5);
      const details = document.createElement('details');
      details.append(document.createElement('summary'));
      paragraph.parentElement.append(details);
      details.open = true;
      window.kept = { article: host.querySelector('.article'), paragraph, details };
      return { text: getSelection().toString(), top: paragraph.getBoundingClientRect().top, y: scrollY };
    });
    assert.ok(before.text.length > 20 && before.y > 200);
    await hover(site);
    await takenOver(site);
    await site.server.idle();
    const now = await site.run(() => ({
      text: getSelection().toString(), top: window.kept.paragraph.getBoundingClientRect().top, y: scrollY,
      connected: window.kept.article.isConnected, open: window.kept.details.open && window.kept.details.isConnected,
    }));
    assert.deepEqual(now, { ...before, connected: true, open: true });
    assert.equal((await eventsOf(site, 'article-load')).length, 1);
    await assertSilent(site);
  });

  test('keeps the match of a search in the page', async () => {
    await site.open(`/articles/${LONG}/`);
    const found = await site.run(() => window.find('river', false, false, true) && getSelection().toString());
    assert.equal(found.toLowerCase(), 'river');
    const node = await site.run(() => { window.found = getSelection().anchorNode; return getSelection().anchorOffset; });
    await hover(site);
    await takenOver(site);
    assert.deepEqual(await site.run(() => [getSelection().toString(), getSelection().anchorNode === window.found, getSelection().anchorOffset]), [found, true, node]);
  });

  test('keeps the focus in the text', async () => {
    await site.open(PAGE);
    await site.run(() => { window.link = document.querySelector('article-widget .body a[href]'); window.link.focus(); });
    await takenOver(site);
    assert.ok(await site.run(() => document.activeElement === window.link));
  });

  test('moves the focus from the play button to that of the player', async () => {
    await site.open(PAGE);
    await site.run(() => document.querySelector('.listen .player-play').focus());
    await takenOver(site);
    await eventually('the focus', () => site.run(() => document.activeElement?.matches('[data-phase] .player-play')));
  });

  test('goes on with the recording that plays, without a gap', async () => {
    site.server.route(MODULE, after(1200));
    await site.open(PAGE);
    await site.run(() => {
      const audio = document.querySelector('.listen > audio');
      window.heard = { audio, pauses: 0, loads: 0, back: 0, last: 0 };
      audio.addEventListener('pause', () => window.heard.pauses++);
      audio.addEventListener('loadstart', () => window.heard.loads++);
      audio.addEventListener('timeupdate', () => {
        if (audio.currentTime < window.heard.last) window.heard.back++;
        window.heard.last = audio.currentTime;
      });
    });
    const button = await site.run(() => document.querySelector('.listen .player-play'));
    await button.click();
    await eventually('sound', () => site.run(() => window.heard.last > 0.2));
    await site.run(() => { window.heard.loads = 0; window.heard.audio.volume = 0.5; });
    await takenOver(site);
    await eventually('the player to show it', () => site.run(() => document.querySelector('.player').dataset.phase === 'playing'));
    const at = await site.run(() => window.heard.last);
    await eventually('more sound', () => site.run((at) => window.heard.last > at + 0.3, at));
    const { pauses, loads, back, same, volume, paused } = await site.run(() => ({
      ...window.heard, audio: null, same: document.querySelector('.listen > audio') === window.heard.audio,
      volume: window.heard.audio.volume.toFixed(2), paused: document.querySelector('article-widget').paused,
    }));
    assert.deepEqual({ pauses, loads, back, same, volume, paused }, { pauses: 0, loads: 0, back: 0, same: true, volume: '0.50', paused: false });
    await eventually('one event', async () => (await eventsOf(site, 'audio-play')).length === 1);
    const player = new Player(site.widget());
    await player.pause();
    await assertSilent(site);
  });

  test('highlights the text of the page, and nothing where the page was translated', async () => {
    const widget = await site.article(SHORT);
    const { text } = cue(SHORT, 'The');
    await site.run((start) => {
      const paragraphs = [...document.querySelectorAll('article-widget .body > p')];
      const other = paragraphs.find((node) => !node.textContent.trim().startsWith(start.slice(0, 20)));
      const font = document.createElement('font');
      font.textContent = 'Un texte dans une autre langue que celle de l’article.';
      other.replaceChildren(font);
      window.translated = other;
    }, text);
    const player = new Player(widget);
    await player.play();
    const { sentence } = await marked(widget, 'a sentence', ({ sentence }) => sentence !== '');
    assert.ok(sentence.length > 3);
    await stays('no highlight in the translation', () => site.run(() => [...(globalThis.CSS?.highlights?.get('article-widget-sentence') ?? [])]
      .every((range) => !window.translated.contains(range.startContainer))), { during: 1500 });
  });

  test('is whole when it goes and comes back', async () => {
    const widget = await site.article(SHORT);
    await new Player(widget).play();
    const gone = await site.run(() => {
      const host = window.host = document.querySelector('article-widget');
      window.place = host.parentElement;
      window.recording = host.querySelector('.listen > audio');
      host.remove();
      return new Promise((done) => setTimeout(() => done({
        paused: window.recording.paused, face: host.querySelector('.listen > .player:not([data-phase])') !== null,
        lists: host.querySelector('.beside > .related-room') !== null,
      }), 100));
    });
    assert.deepEqual(gone, { paused: true, face: true, lists: true });
    await site.run(() => window.place.append(window.host));
    await takenOver(site);
    assert.ok(await site.run(() => window.host.querySelector('.listen > audio') === window.recording));
    await new Player(widget).play();
    await assertSilent(site);
  });
});

inChromium('A published page that is taken over, in detail', (site, test) => {
  for (const where of ['top', 'end']) {
    test(`moves nothing in view, at its ${where} on a phone`, async () => {
      await site.viewport(PHONE);
      await site.open(PAGE);
      if (where === 'end') await site.run(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
      await site.server.idle();
      await hover(site);
      await takenOver(site);
      assert.deepEqual(await shifted(site), []);
    });
  }

  test('moves nothing on a desk, and keeps lists in view', async () => {
    await site.open(PAGE);
    await hover(site);
    await takenOver(site);
    assert.deepEqual(await shifted(site), []);
    assert.ok(await site.run(() => document.querySelector('.beside > .related-room') !== null), 'the lists stay');
    await site.run(() => scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }));
    await eventually('the panels', () => site.run(() => document.querySelector('.beside > .related-room') === null && document.querySelector('.beside .related-room') !== null));
    assert.deepEqual(await shifted(site), []);
  });

  test('reports a followed link once, in the lists and in the panels', async () => {
    await site.open(PAGE);
    await site.run(() => addEventListener('related-click', (event) => event.preventDefault()));
    await hover(site);
    await takenOver(site);
    const click = () => site.run(() => document.querySelector('.beside .related-link').click());
    await click();
    await eventually('the event', async () => (await eventsOf(site, 'related-click')).length === 1);
    await site.run(() => { scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }); document.activeElement?.blur(); });
    await eventually('the panels', () => site.run(() => document.querySelector('.beside > .related-room') === null));
    await click();
    const [first, second, ...more] = await eventually('both', async () => {
      const events = await eventsOf(site, 'related-click');
      return events.length >= 2 && events;
    });
    assert.deepEqual(first.detail, second.detail);
    assert.deepEqual(more, []);
  });

  test('stays if its prepared form is gone and its text is the same', async () => {
    site.server.route(PREPARED, status(404, 'gone'));
    await site.open(PAGE);
    await hover(site);
    await takenOver(site);
    assert.equal(site.server.requestsFor(SOURCE).length, 1);
    await assertUnharmed(site);
  });

  for (const slug of ['every-kind-of-block', 'counting-the-tide', 'suq-al-mina', 'minato-no-akari', LONG]) {
    test(`recognises the text of ${slug}`, async () => {
      site.server.route(PREPARED, status(404, 'gone'));
      await site.open(`/articles/${slug}/`);
      await hover(site);
      await eventually('the article', async () => (await eventsOf(site, 'article-load')).length === 1);
      assert.ok(await site.run(() => document.querySelector('article-widget').shadowRoot.querySelector('.widget') === null));
    });
  }

  test('is replaced if its text has changed on the server, and its recording goes on', async () => {
    site.server.route(PREPARED, status(404, 'gone'));
    const { text, body } = sample(SHORT);
    site.server.route(SOURCE, content(text.replace(body, `${body}\n\nThis was added later.\n`), 'text/markdown'));
    await site.open(PAGE);
    const button = await site.run(() => document.querySelector('.listen .player-play'));
    await button.click();
    await eventually('the other text', () => site.run(() => document.querySelector('article-widget').shadowRoot.textContent.includes('This was added later.')));
    const { slot, paused } = await site.run(() => ({
      slot: document.querySelector('article-widget').shadowRoot.querySelector('slot:not([name])') !== null,
      paused: document.querySelector('article-widget > .widget .listen > audio').paused,
    }));
    assert.deepEqual({ slot, paused }, { slot: false, paused: false });
    await eventually('the player', () => site.run(() => document.querySelector('article-widget').shadowRoot.querySelector('.player')?.dataset.phase === 'playing'));
    await assertUnharmed(site);
  });

  test('stays if the article cannot be had, and its recording can be played', async () => {
    site.server.route(PREPARED, status(503, 'busy'));
    site.server.route(SOURCE, status(404, 'gone'));
    await site.open(PAGE);
    await hover(site);
    await eventually('the error', async () => (await eventsOf(site, 'article-error')).length === 1);
    const now = await site.run(() => {
      const host = document.querySelector('article-widget');
      return { text: host.innerText.length > 500, box: host.shadowRoot.querySelector('.problem') !== null, controls: host.querySelector('audio').controls };
    });
    assert.deepEqual(now, { text: true, box: false, controls: true });
  });

  test('follows its attributes: theme in place, another language and another article in its stead', async () => {
    await site.article(SHORT);
    await takenOver(site);
    const set = (name, value) => site.run((name, value) => document.querySelector('article-widget').setAttribute(name, value), name, value);
    await set('theme', 'dark');
    await eventually('the theme', () => site.run(() => document.querySelector('article-widget > .widget').dataset.theme === 'dark'));
    await takenOver(site);
    await set('lang', 'de');
    const drawn = (selector) => site.run((selector) => document.querySelector('article-widget').shadowRoot.querySelector(selector)?.textContent, selector);
    await eventually('the article in German', () => drawn('.widget[lang=de] .headline'));
    await set('src', '../../content/ferry-delayed.md');
    await eventually('the other article', async () => (await drawn('.headline')) === sample('ferry-delayed').value('title'));
    await assertSilent(site);
  });

  test('is one of several, and each has its own texts and recording', async () => {
    const parts = await Promise.all([SHORT, 'night-train-to-orre'].map(async (slug) => {
      const text = await (await fetch(site.server.url(`/articles/${slug}/index.html`))).text();
      const [element] = text.match(/<article-widget[\s\S]*<\/article-widget>/);
      return [element, text.match(/<head>([\s\S]*)<\/head>/)[1].replace(/<script src="[^"]*collector[^"]*"><\/script>/, '')];
    }));
    site.server.route('/articles/both/', page(`<!doctype html><html lang="en"><head>${parts[0][1]}</head><body><main>${parts.map(([element]) => element).join('')}</main></body></html>`));
    await site.open('/articles/both/');
    const [first, second] = [site.widget('article-widget'), site.widget('article-widget + article-widget')];
    for (const widget of [first, second]) await widget.run((root) => root.querySelector('h1').dispatchEvent(new PointerEvent('pointerover', { bubbles: true })));
    for (const widget of [first, second]) await eventually('the player', () => widget.run((root) => root === root.host && root.querySelector('.player[data-phase]') !== null));
    await new Player(first).play();
    await new Player(second).play();
    await marked(second, 'its own text', ({ sentence, paused }) => sentence !== '' && !paused);
    assert.ok(await first.run((root) => root.querySelector('audio').paused));
    assert.equal(await second.run((root) => [...CSS.highlights.get('article-widget-sentence')].every((range) => root.contains(range.startContainer))), true);
  });
});
