// The element as a page that knows nothing of it uses it: attributes, methods, moves, neighbours.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { Player } from '../../support/player.mjs';
import { assertSilent } from '../../support/console.mjs';
import { eventually, stays } from '../../support/wait.mjs';
import { after, content, markdown } from '../../support/server.mjs';
import { SHORT } from '../../support/samples.mjs';

const NARRATED = `/content/${SHORT}.md`;

inEveryBrowser('The element', (site, test) => {
  const narrated = async (attributes = {}) => {
    const widget = await site.embed({ attributes: { src: NARRATED, ...attributes } });
    await widget.loaded();
    return widget;
  };
  const set = (name, value) => site.run((name, value) => {
    const element = document.querySelector('article-widget');
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }, name, value);

  test.inChromium('asks for the article and the related links beside the module, and once', async () => {
    let answered = false;
    site.server.route(/\.wasm$/, after(1500, (request, response, server) => {
      answered = true;
      return server.serve(request, response);
    }));
    const widget = await site.embed({ attributes: { src: NARRATED, related: '/content/related.json' } });
    const early = [/harbour-bridge-reopens\.md$/, /related\.json$/];
    await eventually('both requests', () => early.every((path) => site.server.requestsFor(path).length === 1));
    assert.equal(answered, false, 'they waited for the module');
    await widget.loaded();
    await eventually('the related links', async () => (await widget.count('[part=related-item]')) > 0);
    for (const path of early) assert.equal(site.server.requestsFor(path).length, 1, String(path));
  });

  test('plays, seeks, changes speed and pauses by its methods', async () => {
    const widget = await narrated();
    const player = new Player(widget);
    await player.play();
    const now = await site.run(() => {
      const element = document.querySelector('article-widget');
      element.playbackRate = 2;
      element.seek(30);
      return { duration: element.duration, paused: element.paused };
    });
    assert.ok(now.duration > 60 && now.paused === false, JSON.stringify(now));
    await player.until('the position to land', ({ currentTime, playbackRate }) => currentTime >= 30 && playbackRate === 2);
    await site.run(() => document.querySelector('article-widget').pause());
    await player.until('the audio to pause', ({ paused }) => paused);
    const { currentTime } = await player.state();
    const said = await site.run(() => document.querySelector('article-widget').currentTime);
    assert.ok(Math.abs(said - currentTime) < 0.01, `${said} is not ${currentTime}`);
    await assertSilent(site);
  });

  test('takes every change that does not concern the sound at once, and plays on', async () => {
    const widget = await narrated();
    const player = new Player(widget);
    await player.play();
    const light = await widget.style('article', 'color');
    await set('theme', 'dark');
    await eventually('the dark theme', async () => (await widget.style('article', 'color')) !== light);
    await set('lang', 'de');
    await eventually('German', async () => (await widget.text('edit-link')) !== 'Edit post');
    await set('dir', 'rtl');
    await eventually('right to left', async () => (await widget.style('article', 'direction')) === 'rtl');
    await set('related', 'none');
    await eventually('the related links to go', async () => (await widget.count('[part=related]')) === 0);
    await set('related', null);
    await eventually('the related links', async () => (await widget.count('[part=related-item]')) > 0);
    await set('related-layout', 'tabs');
    await eventually('tabs', async () => (await widget.count('[role=tab]')) > 1);
    await set('player', 'sticky');
    await set('speech', 'off');
    await set('links', 'in-place');
    await set('loading', 'lazy');
    await player.advancing();
    const { events } = await site.seen();
    assert.deepEqual(events.filter(({ name }) => /article-|audio-(play|pause|error)/.test(name)).map(({ name }) => name), ['article-load', 'audio-play']);
    assert.equal(site.server.requestsFor(/\.md$/).length, 1);
    await assertSilent(site);
  });

  test.inChromium('shows another article when its address changes; of three quick changes only the last', async () => {
    const story = (title) => markdown(`# ${title}\n\nWords.\n`);
    site.server.route('/a.md', story('First'));
    site.server.route('/b.md', after(600, story('Second')));
    site.server.route('/c.md', after(50, story('Third')));
    const widget = await site.embed({ attributes: { src: '/a.md' } });
    await widget.loaded();
    await set('src', '/b.md');
    await set('src', '/a.md?again');
    await set('src', '/c.md');
    await eventually('the last one', async () => (await widget.text('headline')) === 'Third');
    // The second answer comes after 600 ms, if anybody still waits for it.
    await stays('the last one', async () => (await widget.text('headline')) === 'Third', { during: 800 });
  });

  test('keeps its place and its sound when it is moved in the page', async () => {
    const widget = await narrated();
    const player = new Player(widget);
    const before = await player.play();
    await site.run(() => {
      const box = document.body.appendChild(document.createElement('section'));
      box.append(document.querySelector('article-widget'));
    });
    const moved = await player.state();
    assert.ok(moved.currentTime >= before.currentTime, 'it began anew');
    assert.ok((await widget.text('headline')).length > 0);
  });

  test('falls silent when it is removed, and is whole when it comes back', async () => {
    const widget = await narrated();
    await new Player(widget).play();
    await site.run(() => {
      window.removed = document.querySelector('article-widget');
      window.removedAudio = window.removed.shadowRoot.querySelector('audio');
      window.removed.remove();
    });
    await eventually('silence', () => site.run(() => window.removedAudio.paused));
    await site.run(() => document.querySelector('main').append(window.removed));
    await eventually('the headline again', async () => (await widget.count('[part=headline]')) === 1);
    assert.ok((await widget.text('headline')).length > 0);
    await new Player(widget).play();
  });

  test('pauses if another begins to play', async () => {
    const widget = await narrated();
    await site.run((src) => {
      const other = document.createElement('article-widget');
      other.id = 'other';
      other.setAttribute('src', src);
      document.querySelector('main').append(other);
    }, '/content/ferry-delayed.md');
    const other = site.widget('#other');
    await eventually('the second article', async () => (await other.count('[part=headline]')) === 1);
    const first = new Player(widget);
    await first.play();
    await new Player(other).play();
    await first.until('the first to pause', ({ paused }) => paused);
    await assertSilent(site);
  });

  test.inChromium('shows text that is inside it, in Markdown or JSON', async () => {
    for (const [type, text] of [
      ['text/markdown', '---\ntitle: Inline\n---\n\nWords &amp; *more*.'],
      ['text/markdown', '\n    ---\n    title: Inline\n    ---\n\n    Words &amp; *more*.\n  '],
      ['application/json', '{"title":"Inline","body_markdown":"Words &amp; *more*."}'],
    ]) {
      const widget = await site.embed({ children: `<script type="${type}">${text}</script>` });
      await widget.loaded();
      assert.equal(await widget.text('headline'), 'Inline');
      assert.equal(await widget.text('body'), 'Words & more.');
    }
  });

  test.inChromium('shows an article that comes as JSON', async () => {
    const article = { title: 'As JSON', authors: ['A. Writer'], body_markdown: '## One\n\nTwo.' };
    site.server.route('/article.json', content(JSON.stringify(article), 'application/json'));
    const widget = await site.embed({ attributes: { src: '/article.json' } });
    await widget.loaded();
    assert.equal(await widget.text('byline'), 'By A. Writer');
    assert.equal(await widget.count('[part=body] h2'), 1);
  });

  test('looks the same in a page with the rudest of styles', async () => {
    const measure = async (widget) => {
      const styles = {};
      for (const part of ['article', 'headline', 'body', 'byline']) {
        for (const property of ['font-size', 'color', 'font-family', 'line-height', 'letter-spacing', 'text-transform']) {
          styles[`${part} ${property}`] = await widget.style(part, property);
        }
      }
      return styles;
    };
    const calm = await measure(await narrated());
    site.server.route('/rude.css', content(
      'html{font-size:10px} *{all:unset!important} p{color:red!important} * {box-sizing:border-box;letter-spacing:.3em;text-transform:uppercase;line-height:3}',
      'text/css',
    ));
    const widget = await site.embed({ attributes: { src: NARRATED }, children: '<link rel="stylesheet" href="/rude.css">' });
    await widget.loaded();
    assert.deepEqual(await measure(widget), calm);
  });

  test.inChromium('says once that an attribute is not known, and does without', async () => {
    const widget = await narrated({ theme: 'sepia' });
    await set('player', 'none');
    await eventually('the player to go', async () => (await widget.count('[part=player]')) === 0);
    const { console: said } = await site.seen();
    assert.equal(said.filter(({ text }) => text.includes('theme="sepia"')).length, 1, JSON.stringify(said));
    assert.match(said[0].text, /^<article-widget>: .*expected auto, light, dark/);
    // In the same words for an element that went and came back, and for each element.
    await site.driver.executeAsyncScript((done) => {
      const element = document.querySelector('article-widget');
      element.remove();
      setTimeout(() => {
        document.querySelector('main').append(element);
        const other = document.querySelector('main').appendChild(document.createElement('article-widget'));
        other.setAttribute('src', element.getAttribute('src'));
        other.setAttribute('theme', 'sepia');
        other.addEventListener('article-load', () => done());
      }, 50);
    });
    const { console: again } = await site.seen();
    assert.equal(again.filter(({ text }) => text.includes('theme="sepia"')).length, 2, JSON.stringify(again));
  });

  test.inChromium('knows every value that its attributes can have', async () => {
    await narrated({
      format: 'markdown', 'related-layout': 'stack', player: 'inline', speech: 'auto', theme: 'light', lang: 'pt-BR', dir: 'auto', links: 'navigate', loading: 'eager',
    });
    await assertSilent(site);
    const unknown = { format: 'word', 'related-layout': 'grid', player: 'huge', speech: 'loud', lang: '?', dir: 'up', links: 'new', loading: 'soon', audio: 'javascript:x', timings: 'ftp://x/' };
    const widget = await narrated(unknown);
    assert.ok((await widget.text('body')).length > 500);
    const { console: said } = await site.seen();
    for (const [name, value] of Object.entries(unknown)) {
      assert.equal(said.filter(({ text }) => text.includes(`${name}="${value}"`)).length, 1, `${name}: ${JSON.stringify(said)}`);
    }
  });
});
