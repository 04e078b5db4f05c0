// The highlight of the spoken sentence and word in the text.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Player } from '../../support/player.mjs';
import { cue, cues, framed, marked, marks, seek, sound, turn, words } from '../../support/highlights.mjs';
import { assertSilent, assertUnharmed } from '../../support/console.mjs';
import { giveVoice, hears } from '../../support/speech.mjs';
import { content } from '../../support/server.mjs';
import { eventually, settled, stays } from '../../support/wait.mjs';
import { SHORT } from '../../support/samples.mjs';

const bare = (text) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** Maximum delay of a frame on a busy machine, in seconds of audio: the audio goes on meanwhile. */
const LATE = 0.25;

/** Maximum lead of the highlight, in seconds: it goes on while the browser reports the same time again (WebKitGTK). */
const EARLY = 0.25;

/** Whether the frame came soon enough to say that its word is the current one. */
const inTime = ({ time, before }, rate) => time - before < 0.1 * rate;

inEveryBrowser('Reading along', (site, test) => {
  const open = async (attributes = {}) => {
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md`, related: 'none', ...attributes } });
    await widget.loaded();
    return new Player(widget);
  };

  for (const rate of [1, 2]) {
    test(`marks the sentence and the word that the timings name, at ten moments at ${rate}×`, async (t) => {
      const player = await open();
      const { widget } = player;
      await sound(player, true);
      await widget.run((root, rate) => { root.host.playbackRate = rate; }, rate);
      const timed = words(SHORT);
      const all = timed.flatMap((cue) => cue.words.map((word) => ({ ...word, sentence: cue.text })));
      let [exact, intime] = [0, 0];
      for (let moment = 0; moment < 10; moment++) {
        const cue = timed[Math.floor((moment * timed.length) / 10)];
        await seek(widget, cue.start + (cue.end - cue.start) * (0.15 + 0.06 * moment));
        await player.until('the sound there', ({ currentTime, seeking, paused }) => !seeking && !paused && Math.abs(currentTime - cue.start) < cue.end - cue.start + 3);
        await marked(widget, 'the sentence', ({ sentence }) => bare(sentence) === bare(cue.text) || bare(sentence) === bare(timed[timed.indexOf(cue) + 1]?.text ?? ''));
        let now = await framed(widget);
        for (let frames = 1; frames < 10 && !inTime(now, rate); frames++) now = await framed(widget);
        const near = all.filter(({ start, end }) => end > now.before - LATE * rate && start < now.time + EARLY * rate);
        const [from, to] = [now.before - LATE * rate, now.time + EARLY * rate];
        const rests = Array.from({ length: 50 }, (_, at) => from + ((to - from) * at) / 49).some((time) => !all.some(({ start, end }) => start <= time && time < end));
        assert.ok(near.some((word) => bare(word.text) === bare(now.word)) || (rests && now.word === ''), `at ${now.time}: "${now.word}" is not one of ${near.map(({ text }) => text).join(' ')}`);
        assert.ok(near.some((word) => bare(word.sentence) === bare(now.sentence)), `at ${now.time}: "${now.sentence}"`);
        const due = all.find(({ start, end }) => start <= now.time && now.time < end);
        if (inTime(now, rate)) {
          intime += 1;
          if ((due ? bare(due.text) : '') === bare(now.word)) exact += 1;
        }
      }
      t.diagnostic(`${exact} of ${intime} words, if a frame came in time, are those of the very moment`);
      assert.ok(intime >= 5, `only ${intime} of 10 moments had a frame in time`);
      // WebKitGTK's clock stands still for moments, and a word at 2× is short.
      if (site.engine !== 'webkit') assert.ok(exact * 2 >= intime, `${exact} of ${intime}`);
      await assertSilent(site);
    }, { timeout: 90_000 });
  }

  test('marks sentences if the timings name no words, and changes no element', async () => {
    const player = await open({ timings: `/content/media/${SHORT}.vtt` });
    const { widget } = player;
    const structure = () => widget.run((root) => [...root.querySelectorAll('.body, .header')].map((node) => node.innerHTML).join());
    const before = await structure();
    await sound(player, true);
    const [, , third] = cues(SHORT);
    await seek(widget, third.start + 1);
    const now = await marked(widget, 'the third sentence', ({ sentence }) => bare(sentence) === bare(third.text));
    assert.equal(now.word, '');
    assert.ok((await structure()) === before, 'the article was changed');
  });

  test.inChromium('fetches the timings once somebody listens, and marks nothing before', async () => {
    const player = await open();
    assert.deepEqual(site.server.requestsFor(/media\/[^/]+\.json$/), []);
    assert.deepEqual((await marks(player.widget)).names, []);
    await sound(player, true);
    await marked(player.widget, 'a sentence', ({ sentence }) => sentence !== '');
    assert.equal(site.server.requestsFor(/media\/[^/]+\.json$/).length, 1);
  });

  test('leaves a quiet mark at the last position, and none at the end', async () => {
    const player = await open();
    const { widget } = player;
    await sound(player, true);
    await seek(widget, 20);
    await marked(widget, 'a word', ({ word, time }) => word !== '' && time > 20);
    await sound(player, false);
    const still = await marked(widget, 'the quiet mark', ({ place }) => place !== '');
    assert.deepEqual([still.sentence, still.word], ['', '']);
    assert.equal(bare(still.place), bare(cues(SHORT).findLast(({ start }) => start <= still.time).text));
    await seek(widget, cue(SHORT, 'The Harbour Bridge carried').start + 0.5);
    await marked(widget, 'the mark to go along', ({ place }) => /^The Harbour Bridge carried/.test(place));
    const { duration } = await player.state();
    await sound(player, true);
    await seek(widget, duration - 0.6);
    await player.until('the end', ({ ended }) => ended, { within: 10_000 });
    await marked(widget, 'no mark', ({ names }) => names.length === 0);
  });

  test.inChromium('leaves words alone if the reader wants only sentences, also on the next visit', async () => {
    const player = await open();
    await (await player.button(/^More$/)).click();
    await turn(player, /^Highlight each word$/);
    await sound(player, true);
    await seek(player.widget, 20);
    assert.equal((await marked(player.widget, 'a sentence', ({ sentence, time }) => time > 20 && sentence !== '')).word, '');
    const again = await open();
    await sound(again, true);
    await seek(again.widget, 20);
    await marked(again.widget, 'a sentence', ({ sentence, time }) => time > 20.5 && sentence !== '');
    assert.equal((await marks(again.widget)).word, '');
    await (await again.button(/^More$/)).click();
    await turn(again, /^Highlight each word$/);
    await marked(again.widget, 'words again', ({ word }) => word !== '');
  });

  // Firefox and WebKit do not compute styles of highlights for scripts.
  test.inChromium('paints the highlight in the colour of the page that embeds, and underlines the word', async () => {
    const player = await open();
    await sound(player, true);
    await seek(player.widget, 20);
    await marked(player.widget, 'a word', ({ word }) => word !== '');
    const style = await player.widget.run((root) => {
      root.host.style.setProperty('--article-color-highlight', 'rgb(200, 255, 200)');
      const { backgroundColor, color } = getComputedStyle(root.querySelector('.body p'), '::highlight(article-widget-word)');
      return { backgroundColor, color };
    });
    assert.deepEqual(style, { backgroundColor: 'rgb(200, 255, 200)', color: 'rgb(27, 26, 23)' });
  });

  test('draws boxes over the text if the browser has no highlights', async () => {
    site.server.early = 'delete CSS.highlights; Object.defineProperty(CSS, "highlights", { value: undefined, configurable: true });';
    const player = await open();
    const { widget } = player;
    await sound(player, true);
    await seek(widget, cue(SHORT, 'The crossing').start + 1);
    const boxes = () => widget.run((root) => {
      const [sentence, word, place] = [...root.querySelectorAll('.along-boxes path')].map((path) => path.getBoundingClientRect().toJSON());
      const block = [...root.querySelectorAll('.body p')].find((node) => node.textContent.startsWith('The crossing')).getBoundingClientRect().toJSON();
      return { sentence, word, place, block };
    });
    await eventually('boxes', async () => (await boxes()).word.width > 0);
    const { sentence, word, place, block } = await boxes();
    const within = (inner, outer) => inner.left >= outer.left - 2 && inner.right <= outer.right + 2 && inner.top >= outer.top - 2 && inner.bottom <= outer.bottom + 2;
    assert.ok(within(sentence, block), JSON.stringify({ sentence, block }));
    assert.ok(within(word, sentence) && word.width < sentence.width, JSON.stringify({ word, sentence }));
    assert.equal(place.width, 0);
    await sound(player, false);
    await eventually('the quiet box', async () => (await boxes()).place.width > 0);
    await site.viewport({ width: 700, height: 800 });
    await eventually('the box to move with the text', async () => {
      const now = await boxes();
      return within(now.place, now.block);
    });
    await assertSilent(site);
  });

  test.inChromium('does nothing while the page is hidden, and is right when it is seen again', async () => {
    const player = await open();
    const { widget } = player;
    await site.run(() => {
      window.frames_ = 0;
      const frame = window.requestAnimationFrame;
      window.requestAnimationFrame = (act) => frame.call(window, (time) => { window.frames_ += 1; act(time); });
    });
    const hide = (hidden) => site.run((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
    await sound(player, true);
    await seek(widget, 19);
    await marked(widget, 'a word', ({ word }) => word !== '');
    await hide(true);
    const { sentence } = await marks(widget);
    const frames = await site.run(() => window.frames_);
    await seek(widget, 40);
    // At most the one that was requested before.
    await stays('no frame', async () => (await site.run(() => window.frames_)) - frames <= 1, { during: 900 });
    await hide(false);
    const after = await marked(widget, 'another sentence', (now) => now.sentence !== sentence && now.word !== '');
    assert.ok(after.time > 40);
    await sound(player, false);
    const still = await settled('the frames', () => site.run(() => window.frames_), { during: 300 });
    await stays('no frame in a pause', async () => (await site.run(() => window.frames_)) === still);
  });

  test.inChromium('takes less than a millisecond of scripting a frame in an article of 5,000 sentences', async (t) => {
    const sentence = (at) => `Sentence number ${at} says that boat ${at * 7} came in with ${at * 3} crates of herring.`;
    const every = 4;
    const paragraphs = Array.from({ length: 1000 }, (_, p) => Array.from({ length: 5 }, (_, s) => sentence(p * 5 + s)).join(' '));
    site.server.route('/long.md', content(`---\ntitle: "Long"\nlang: en\naudio:\n  sources:\n    - src: "/content/media/${SHORT}.mp3"\n      type: audio/mpeg\n  duration: 20010\n  timings: "/long.json"\n---\n\n${paragraphs.join('\n\n')}\n`, 'text/markdown'));
    const segments = Array.from({ length: 5000 }, (_, at) => {
      const pieces = sentence(at).split(' ');
      const start = 1 + at * every;
      return { text: sentence(at), start_time: start * 1000, duration: every * 1000, words: pieces.map((text, word) => ({ text, start_time: Math.round((start + (every * word) / pieces.length) * 1000), duration: Math.round((every * 1000) / pieces.length) })) };
    });
    site.server.route('/long.json', content(JSON.stringify({ segments }), 'application/json'));
    const widget = await site.embed({ attributes: { src: '/long.md', related: 'none' } });
    await widget.loaded({ within: 30_000 });
    await site.run(() => {
      window.took = [];
      const frame = window.requestAnimationFrame;
      window.requestAnimationFrame = (act) => frame.call(window, (time) => {
        const start = performance.now();
        act(time);
        window.took.push(performance.now() - start);
      });
    });
    const player = new Player(widget);
    await sound(player, true);
    await marked(widget, 'a sentence', ({ sentence }) => sentence !== '', { within: 45_000 });
    await widget.run((root) => { root.host.playbackRate = 3; window.took.length = 0; });
    await eventually('frames', () => site.run(() => window.took.length > 240), { within: 40_000 });
    const took = (await site.run(() => window.took)).sort((a, b) => a - b);
    const at = (share) => took[Math.floor(share * (took.length - 1))].toFixed(2);
    t.diagnostic(`scripting a frame, in ms, ten words a second: median ${at(0.5)}, 95 % ${at(0.95)}, most ${at(1)} (${took.length} frames, ${site.engine})`);
    assert.ok(Number(at(0.5)) < 4, `median ${at(0.5)} ms`);
  }, { timeout: 140_000 });

  test.inChromium('follows the browser’s voice sentence by sentence, and word by word if it reports them', async () => {
    giveVoice(site, { msPerChar: 40 });
    const widget = await site.article('counting-the-tide');
    const player = new Player(widget);
    await eventually('the player', () => widget.run((root) => Boolean(root.querySelector('[part~="player"]')?.checkVisibility())));
    await player.press();
    await marked(widget, 'the headline', ({ sentence }) => sentence === 'Counting the tide');
    const seen = new Set();
    await eventually('words', async () => {
      const { sentence, word } = await marks(widget);
      if (word && sentence.includes(word)) seen.add(word);
      return seen.size >= 3;
    }, { within: 15_000 });
    await player.press();
    await marked(widget, 'the quiet mark', ({ place, sentence }) => place !== '' && sentence === '');
  });

  test.inChromium('marks the voice’s sentences if it reports no words', async () => {
    giveVoice(site, { msPerChar: 15, boundaries: false });
    const widget = await site.article('counting-the-tide');
    const player = new Player(widget);
    await eventually('the player', () => widget.run((root) => Boolean(root.querySelector('[part~="player"]')?.checkVisibility())));
    await player.press();
    await hears(site, /^The harbour office can say/);
    const now = await marked(widget, 'its sentence', ({ sentence }) => /^The harbour office can say/.test(sentence));
    assert.equal(now.word, '');
  });

  test('keeps the marks of several widgets apart, and takes them away with the widget', async () => {
    const first = await open();
    await site.run((src) => {
      const second = document.createElement('article-widget');
      second.id = 'second';
      second.setAttribute('src', src);
      second.setAttribute('related', 'none');
      document.querySelector('main').append(second);
    }, `/content/ferry-delayed.md`);
    await eventually('both', async () => (await site.seen()).events.filter(({ name }) => name === 'article-load').length === 2);
    const second = new Player(site.widget('#second'));
    await sound(first, true);
    await seek(first.widget, 20);
    const { sentence } = await marked(first.widget, 'a sentence', ({ sentence, time }) => time > 20 && sentence !== '');
    await site.run(() => { document.querySelector('#second').play(); });
    await marked(second.widget, 'a sentence of the second', (now) => now.sentence !== '');
    const left = await marked(first.widget, 'the quiet mark in the first', ({ place }) => place !== '');
    assert.equal(left.place, sentence);
    await site.run(() => {
      window.kept = document.querySelector('#second');
      window.kept.remove();
    });
    await marked(first.widget, 'only the quiet mark', ({ names }) => names.join() === 'article-widget-place');
    await site.run(() => { document.querySelector('main').append(window.kept); });
    await eventually('the second again', () => second.widget.run((root) => root.querySelector('audio') !== null));
    // The bar of the first covers the foot of the window.
    await second.widget.run((root) => root.querySelector('.player-play').scrollIntoView({ block: 'center', behavior: 'instant' }));
    await sound(second, true);
    await marked(second.widget, 'a sentence of the second again', (now) => now.sentence !== '');
    await assertSilent(site);
  });

  test.inChromium('follows another article that is shown in place of the first', async () => {
    const player = await open();
    const { widget } = player;
    await sound(player, true);
    await seek(widget, 20);
    await marked(widget, 'a word', ({ word }) => word !== '');
    await widget.run((root) => {
      root.host.removeAttribute('timings');
      root.host.setAttribute('src', '/content/ferry-delayed.md');
    });
    await eventually('the other article', async () => /ferry/i.test(await widget.text('headline')));
    await marked(widget, 'no mark', ({ names }) => names.length === 0);
    await player.press();
    const [first] = cues('ferry-delayed');
    await marked(widget, 'its first sentence', ({ sentence }) => bare(sentence) === bare(first.text));
    await assertSilent(site);
  });

  test.inChromium('goes on in an article that changes while it plays', async () => {
    const player = await open();
    const { widget } = player;
    await sound(player, true);
    await seek(widget, 20);
    await marked(widget, 'a word', ({ word }) => word !== '');
    await widget.run((root) => {
      const { article } = root.host;
      root.host.article = { ...article, body_markdown: article.body_markdown.replace('The crossing had been shut', 'Some words more. The crossing had been shut') };
    });
    const now = await marked(widget, 'the sentence in its new place', ({ sentence, word }) => sentence.startsWith('The crossing') && word !== '');
    assert.ok(!now.paused, 'it stopped');
    // It is told that the narration is older.
    await assertUnharmed(site);
  });

  for (const [slug, voice, language] of [['suq-al-mina', ['Amal', 'ar-SA', true], 'Arabic'], ['minato-no-akari', ['Kyoko', 'ja-JP', true], 'Japanese']]) {
    test(`highlights what is said in ${language}, with its button in the margin`, async () => {
      giveVoice(site, { voices: [voice], msPerChar: 60 });
      const widget = await site.article(slug);
      const player = new Player(widget);
      await eventually('the player', () => widget.run((root) => Boolean(root.querySelector('[part~="player"]')?.checkVisibility())));
      await player.press();
      const { text } = await hears(site, /./);
      const now = await marked(widget, 'what is said', ({ sentence, word }) => bare(sentence) === bare(text) && word !== '');
      assert.ok(now.sentence.includes(now.word));
      await widget.run((root) => {
        const block = root.querySelectorAll('.body p')[1];
        block.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
        window.block = block;
      });
      await eventually('the button', () => widget.run((root) => root.querySelector('.along-from')?.checkVisibility()));
      const place = await settled('the button', () => widget.run((root) => ({
        button: root.querySelector('.along-from').getBoundingClientRect().toJSON(), block: window.block.getBoundingClientRect().toJSON(), dir: getComputedStyle(window.block).direction,
      })));
      const beside = place.dir === 'rtl' ? place.button.left >= place.block.right - 1 : place.button.right <= place.block.left + 1;
      assert.ok(beside, JSON.stringify(place));
    });
  }
});
