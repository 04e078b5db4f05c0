// The queue: related stories that the reader lines up play in the widget when this article ends.

import assert from 'node:assert/strict';
import { Key } from 'selenium-webdriver';
import { inEveryBrowser } from '../../support/suite.mjs';
import { assertAccessible } from '../../support/axe.mjs';
import { assertSilent, assertUnharmed } from '../../support/console.mjs';
import { Player, RECORDING } from '../../support/player.mjs';
import { after, content, markdown, page, status } from '../../support/server.mjs';
import { eventually, stays } from '../../support/wait.mjs';
import { PHONE } from '../../support/site.mjs';
import { SHORT, sample } from '../../support/samples.mjs';

const FERRY = 'ferry-delayed';
const LAMPS = 'why-the-lamps-go-out-at-two';

inEveryBrowser('The queue', (site, test) => {
  const title = (slug) => sample(slug).value('title');
  const open = async (attributes = {}) => {
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md`, ...attributes } });
    await widget.loaded();
    await eventually('the buttons', async () => (await widget.count('.related-next')) > 0);
    await site.server.idle();
    return new Player(widget);
  };
  /** The button of the related story that leads to `slug`. */
  const lineUp = async (player, slug) => {
    const button = await player.widget.run((root, slug) => {
      const item = [...root.querySelectorAll('[part~="related-item"]')].find((node) => node.querySelector('a').href.includes(slug));
      const button = item.querySelector('.related-next');
      button.scrollIntoView({ block: 'center' });
      return button;
    }, slug);
    await button.click();
    return button;
  };
  const shows = (player, slug) => eventually(title(slug), async () => (await player.widget.text('headline')) === title(slug));
  const toEnd = (player) => site.run(() => {
    const widget = document.querySelector('article-widget');
    widget.seek(widget.duration - 0.6);
  });
  const said = (player) => player.widget.run((root) => [...root.querySelectorAll('[part~="player"] [role="status"]')].map((node) => node.textContent).join(' '));
  const names = async (player) => (await player.buttons()).map(({ name }) => name);
  const queued = (player) => player.widget.run((root) => [...root.querySelectorAll('.player-queue-title')].map((node) => node.innerText));
  /** Records the announcements of the player's live regions from now on. */
  const listen = (player) => player.widget.run((root) => {
    window.heard = [];
    for (const node of root.querySelectorAll('[part~="player"] [role="status"]')) {
      new MutationObserver(() => node.textContent && window.heard.push(node.textContent)).observe(node, { childList: true, characterData: true, subtree: true });
    }
  });
  const heard = () => site.run(() => window.heard);

  test.inChromium('begins with a quiet button on each story that can be listened to', async () => {
    const player = await open();
    const buttons = await player.widget.run((root) => [...root.querySelectorAll('[part~="related-item"]')].map((item) => {
      const button = item.querySelector('.related-next');
      const box = button?.getBoundingClientRect();
      return { audio: Boolean(item.querySelector('.related-audio')), name: button?.getAttribute('aria-label') ?? '', width: box?.width, height: box?.height, title: item.querySelector('a').innerText };
    }));
    for (const { audio, name, width, height, title } of buttons) {
      assert.equal(name, audio ? `Play next: ${title}` : '', title);
      if (audio) assert.ok(width >= 44 && height >= 44, `${width} × ${height}`);
    }
    assert.ok(buttons.some(({ audio }) => audio) && buttons.some(({ audio }) => !audio));
    assert.deepEqual(site.server.requestsFor(RECORDING), []);
    assert.equal(await player.widget.count('.player-next'), 0);
    await assertAccessible(site, 'related stories with buttons');
    await assertSilent(site);
  });

  test('moves nothing when its buttons come', async () => {
    await site.viewport(PHONE);
    site.server.route(/article-widget-player/, after(900));
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md`, related: '/content/related.json' } });
    await eventually('the related links, as tabs', async () => (await widget.count('[role="tab"]')) > 1);
    const boxes = () => widget.run((root) => [...root.querySelectorAll('[part~="related-item"]')].map((item) => Math.round(item.getBoundingClientRect().height)));
    assert.equal(await widget.count('.related-next'), 0);
    const before = await boxes();
    await widget.reach();
    await eventually('the buttons', async () => (await widget.count('.related-next')) > 0);
    assert.deepEqual(await boxes(), before);
  });

  for (const links of ['navigate', 'in-place']) {
    (links === 'navigate' ? test : test.inChromium)(`goes on with the next article if links="${links}", says so, and takes no focus`, async () => {
      const player = await open({ links });
      const button = await lineUp(player, FERRY);
      assert.equal(await button.getAttribute('aria-pressed'), 'true');
      assert.match(await player.widget.text('player'), new RegExp(`Up next ${title(FERRY).slice(0, 12)}`));
      const asked = site.server.requestsFor(new RegExp(FERRY)).length;
      await site.run(() => scrollTo({ top: 0, behavior: 'instant' }));
      await player.play();
      assert.equal(site.server.requestsFor(new RegExp(FERRY)).length, asked, 'nothing of it is fetched before it plays');
      const entries = await site.run(() => history.length);
      await listen(player);
      await toEnd(player);
      await shows(player, FERRY);
      await player.until('the next recording', (now) => !now.paused && now.source.includes(FERRY) && now.currentTime > 0.3);
      // A slow machine also reports that the recording loads.
      const reported = (await heard()).filter((words) => words !== 'Loading audio…');
      assert.deepEqual(reported, [`Next: ${title(FERRY)}`]);
      const focus = await player.widget.focused();
      assert.ok(focus?.parts.includes('play-button'), `the focus stays: ${JSON.stringify(focus)}`);
      assert.equal(await player.widget.count('.player-next'), 0, 'it is off the queue');
      assert.equal(await site.run(() => history.length), entries);
      const { events } = await site.seen();
      const told = events.filter(({ name }) => /^(article-load|audio-(play|ended|pause|error))$/.test(name)).map(({ name, detail }) => detail.title ?? name);
      assert.deepEqual(told, [title(SHORT), 'audio-play', 'audio-ended', title(FERRY), 'audio-play']);
      assert.equal(await player.widget.count('.back'), 1, 'a way back');
      await assertSilent(site);
    });
  }

  test('begins the next article in sight of the reader, unless the focus is elsewhere', async () => {
    const player = await open();
    await lineUp(player, FERRY);
    await player.play();
    await site.run(() => scrollTo({ top: 900, behavior: 'instant' }));
    await toEnd(player);
    await shows(player, FERRY);
    await eventually('its beginning', async () => Math.abs(await site.run(() => document.querySelector('article-widget').getBoundingClientRect().top)) < 3);

    // Otherwise the page follows the narration.
    await site.run(() => localStorage.setItem('article-widget:switch:scroll', 'off'));
    const other = await open();
    await lineUp(other, LAMPS);
    await other.play();
    await site.run(() => {
      const field = document.body.appendChild(document.createElement('input'));
      document.querySelector('article-widget').before(field);
      field.focus({ preventScroll: true });
      scrollTo({ top: 900, behavior: 'instant' });
    });
    await toEnd(other);
    await shows(other, LAMPS);
    await stays('the focus, and the page where it was', () => site.run(() => (
      document.activeElement.localName === 'input' && Math.abs(document.querySelector('article-widget').getBoundingClientRect().top) > 3
    )), { during: 300 });
  });

  test('is a list that can be put in order, shortened and emptied by keyboard', async () => {
    const player = await open();
    await lineUp(player, LAMPS);
    await lineUp(player, FERRY);
    await site.run(() => scrollTo({ top: 0, behavior: 'instant' }));
    const line = await player.widget.find('.player-next');
    await line.click();
    await eventually('the list', async () => (await queued(player)).length === 2);
    assert.deepEqual(await queued(player), [title(FERRY), title(LAMPS)], 'the last one plays next');
    await assertAccessible(site, 'the queue');
    const controls = await player.widget.run((root) => [...root.querySelectorAll('.player-sheet :is(button, a.player-action)')].map((node) => {
      const { width, height } = node.getBoundingClientRect();
      return { small: width < 44 || height < 44, html: node.outerHTML.slice(0, 120) };
    }));
    assert.ok(controls.length >= 5, JSON.stringify(controls));
    assert.deepEqual(controls.filter(({ small }) => small), []);
    await player.tabTo('the way down', ({ label }) => label === `Move down: ${title(FERRY)}`);
    await player.key(Key.ENTER);
    await eventually('the order', async () => (await queued(player))[0] === title(LAMPS));
    assert.equal((await player.widget.focused()).label, `Move down: ${title(FERRY)}`, 'the focus goes with it');
    await player.key(Key.ENTER);
    await stays('the order, at the end', async () => (await queued(player)).join() === [title(LAMPS), title(FERRY)].join(), { during: 200 });
    await player.tabTo('remove', ({ label }) => label === `Remove: ${title(FERRY)}`);
    await player.key(Key.ENTER);
    await eventually('one less', async () => (await queued(player)).length === 1);
    assert.equal((await player.widget.focused()).label, `Remove: ${title(LAMPS)}`);
    assert.equal(await player.widget.run((root) => root.querySelectorAll('.related-next[aria-pressed="true"]').length), 1, 'the button on the story knows');
    await player.tabTo('clear', ({ label }) => /Clear the list/.test(label));
    await player.key(Key.ENTER);
    await eventually('none', async () => (await queued(player)).length === 0);
    assert.match(await player.widget.text('player'), /Nothing is lined up/);
    assert.equal((await player.widget.focused()).label, 'Close');
    await player.key(Key.ESCAPE);
    await eventually('the sheet to fold', async () => (await player.widget.count('.player-sheet')) === 0);
    await assertSilent(site);
  });

  test.inChromium('is in the sheet behind ’More’ as well, and its articles play at once on request', async () => {
    const player = await open();
    await lineUp(player, LAMPS);
    await lineUp(player, FERRY);
    await site.run(() => scrollTo({ top: 0, behavior: 'instant' }));
    await player.play();
    await (await player.button(/^More$/)).click();
    await (await player.button(/^Up next$/)).click();
    await (await player.button(new RegExp(`^Play now: ${title(LAMPS).slice(0, 10)}`))).click();
    await shows(player, LAMPS);
    await player.until('that one', (now) => !now.paused && now.source.includes(LAMPS));
    await eventually('one less', async () => (await queued(player)).length === 1);
    assert.deepEqual(await queued(player), [title(FERRY)]);
  });

  test.inChromium('does not go on if that is switched off, nor if the sleep timer ends with the article', async () => {
    const player = await open();
    await lineUp(player, FERRY);
    await site.run(() => scrollTo({ top: 0, behavior: 'instant' }));
    await (await player.widget.find('.player-next')).click();
    await (await player.widget.find('.player-sheet [role="switch"]')).click();
    await player.key(Key.ESCAPE);
    await eventually('no promise', async () => (await player.widget.count('.player-next')) === 0);
    await player.play();
    await toEnd(player);
    await player.until('the end', ({ ended }) => ended);
    await stays('this article', async () => (await player.widget.text('headline')) === title(SHORT), { during: 600 });
    assert.deepEqual(site.server.requestsFor(new RegExp(`${FERRY}\\.mp3`)), []);

    await (await player.button(/^More$/)).click();
    await (await player.button(/^Up next$/)).click();
    await (await player.widget.find('.player-sheet [role="switch"]')).click();
    await player.key(Key.ESCAPE);
    await (await player.button(/^More$/)).click();
    await player.widget.run((root) => {
      const list = [...root.querySelectorAll('select')].find((node) => [...node.options].some(({ text }) => /End of the article/.test(text)));
      list.value = [...list.options].find(({ text }) => /End of the article/.test(text)).value;
      list.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
    });
    await player.play();
    await toEnd(player);
    await player.until('the end', ({ ended }) => ended);
    await stays('this article', async () => (await player.widget.text('headline')) === title(SHORT), { during: 600 });
  });

  test.inChromium('passes over an article that cannot be opened, and says so', async () => {
    const player = await open();
    await lineUp(player, LAMPS);
    await lineUp(player, FERRY);
    site.server.route(new RegExp(`articles/${FERRY}/`), status(404, 'gone'));
    await player.play();
    await listen(player);
    await toEnd(player);
    await shows(player, LAMPS);
    await player.until('the one after', (now) => !now.paused && now.source.includes(LAMPS));
    assert.deepEqual(await heard(), [`Next: ${title(FERRY)}`, `“${title(FERRY)}” could not be opened. Next: ${title(LAMPS)}`]);
    await assertUnharmed(site);
  });

  test.inChromium('stays with this article if no other can be opened', async () => {
    const player = await open();
    await lineUp(player, FERRY);
    site.server.route(`/content/${FERRY}.md`, status(404, 'gone'));
    await player.play();
    await toEnd(player);
    await eventually('a word about it', async () => /could not be opened/.test(await said(player)));
    assert.equal(await player.widget.text('headline'), title(SHORT));
    assert.equal(await player.widget.count('.back'), 0);
    await player.play();
    await assertUnharmed(site);
  });

  test.inChromium('says so if the browser does not let the next one start', async () => {
    const player = await open();
    await lineUp(player, FERRY);
    await player.play();
    await site.run(() => {
      HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    });
    await toEnd(player);
    await shows(player, FERRY);
    await eventually('a word about it', async () => /did not allow the audio to start/.test(await player.widget.text('player')));
  });

  test.inChromium('begins the next article at its own beginning, and links to its own page', async () => {
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md` } });
    await widget.loaded();
    await site.run(() => { location.hash = '#t=40'; });
    await eventually('the buttons', async () => (await widget.count('.related-next')) > 0);
    const player = new Player(widget);
    await lineUp(player, FERRY);
    await player.play();
    await toEnd(player);
    await shows(player, FERRY);
    const { currentTime } = await player.until('the next recording', (now) => !now.paused && now.source.includes(FERRY) && now.currentTime > 0);
    assert.ok(currentTime < 10, `it begins at ${currentTime}`);
    await player.pause();
    await site.run(() => { navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve(); }; });
    await (await player.button(/^More$/)).click();
    await (await player.button(/^Copy link/)).click();
    await eventually('the link', async () => /articles\/ferry-delayed\/#t=\d+$/.test(await site.run(() => window.copied)));
  });

  test.inChromium('offers no story of another site', async () => {
    site.server.route('/elsewhere.json', content(JSON.stringify({ panels: [{ title: 'P', items: [
      { title: 'Away', url: 'https://elsewhere.example/a', audio: true }, { title: 'Here', url: '/here/', audio: true },
    ] }] }), 'application/json'));
    site.server.route('/here/', page('<!doctype html><article-widget src="/here.md"></article-widget>'));
    site.server.route('/here.md', markdown('# Here\n\nWords.'));
    const player = await open({ related: '/elsewhere.json' });
    assert.deepEqual(await player.widget.run((root) => [...root.querySelectorAll('.related-next')].map((node) => node.getAttribute('aria-label'))), ['Play next: Here']);
    const none = await site.embed({ attributes: { src: `/content/${SHORT}.md`, player: 'none' } });
    await none.loaded();
    await eventually('the related links', async () => (await none.count('[part~=related-item]')) > 0);
    await stays('no button without a player', async () => (await none.count('.related-next')) === 0);
  });
});
