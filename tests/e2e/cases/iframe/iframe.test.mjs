// embed.html in a frame: the articles that it shows and refuses, and its height.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inEveryBrowser } from '../../support/suite.mjs';
import { assertAccessible } from '../../support/axe.mjs';
import { assertSilent } from '../../support/console.mjs';
import { CONTRACT_POLICY } from '../../support/policy.mjs';
import { DIST } from '../../support/environment.mjs';
import { Server, content, inTurn, markdown, page, redirect } from '../../support/server.mjs';
import { eventually, settled, stays } from '../../support/wait.mjs';
import { SHORT, sample } from '../../support/samples.mjs';

const ARTICLE = `content/${SHORT}.md`;
const HEIGHT_SCRIPT = '<script src="/embed-height.js"></script>';

inEveryBrowser('A frame', (site, test) => {
  /** Another site with the bundle on it: the publisher, where the test's own server is the embedder. */
  const publisher = async (t) => {
    const server = await Server.start();
    t.after(() => server.stop());
    server.mount('/', DIST);
    return server;
  };

  /** Opens a page of the test's own server with `frames` in it, and `head` in its head. */
  const embed = async (frames, { head = '', origins = "'self'" } = {}) => {
    site.server.policy = `${CONTRACT_POLICY}; frame-src ${origins}`;
    site.server.route('/embedder.html', page(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Embedder</title>
<link rel="stylesheet" href="/embedder.css">${head}</head><body><main><h1>Embedder</h1>${frames}</main></body></html>`));
    site.server.route('/embedder.css', content('iframe { inline-size: 100%; block-size: 200px; border: 0 } .far { block-size: 6000px }', 'text/css'));
    await site.open('/embedder.html');
  };

  const frame = (src, more = '') => `<iframe title="An article" src="${src.replaceAll('&', '&amp;')}" ${more}></iframe>`;

  /** Runs `body` inside the nth frame. */
  const inside = async (index, body) => {
    await site.driver.switchTo().frame(index);
    try {
      return await body();
    } finally {
      await site.driver.switchTo().defaultContent();
    }
  };

  const heights = () => site.run(() => [...document.querySelectorAll('iframe')].map(({ clientHeight }) => clientHeight));

  /** Waits until a frame has the height of its article and keeps it. Returns the height. */
  const heightOf = (index = 0) => eventually('the frame to have the height of its article', async () => {
    const height = await settled('the height', async () => (await heights())[index], { during: 250 });
    const room = await inside(index, () => site.run(() => {
      const { scrollHeight, clientHeight } = document.documentElement;
      return { scrollHeight, clientHeight, text: Math.ceil(document.querySelector('main').getBoundingClientRect().height) };
    }));
    if (height === room.text && room.scrollHeight === room.clientHeight) return height;
    throw new Error(JSON.stringify({ height, room }));
  });

  test.inChromium('shows an article under the policy, with every attribute from its address', async () => {
    const given = {
      format: 'markdown', item: '0', related: 'content/related.json', 'related-layout': 'stack', audio: 'content/media/ferry-delayed.mp3',
      timings: 'content/media/ferry-delayed.vtt', player: 'sticky', speech: 'off', theme: 'dark', lang: 'de', dir: 'rtl', links: 'in-place',
    };
    await site.open(`/embed.html?${new URLSearchParams({ src: ARTICLE, ...given })}`);
    const widget = site.widget();
    await widget.loaded();
    const attributes = await site.run(() => Object.fromEntries([...document.querySelector('article-widget').attributes].map(({ name, value }) => [name, value])));
    assert.deepEqual(attributes, { src: ARTICLE, ...given });
    assert.equal(await widget.text('headline'), sample(SHORT).value('title'));
    assert.equal(await site.driver.getTitle(), sample(SHORT).value('title'));
    await eventually('the related links', async () => (await widget.count('[part=related-item]')) > 0);
    await site.server.idle();
    await assertSilent(site);
    await assertAccessible(site, 'embed.html');
  });

  test('is as high as its article, wide or narrow, and comes to rest', async (t) => {
    const press = await publisher(t);
    await embed(frame(`${press.origin}/embed.html?src=${ARTICLE}`), { head: HEIGHT_SCRIPT, origins: press.origin });
    const wide = await heightOf();
    assert.ok(wide > 1000, `${wide} px`);
    await site.viewport({ width: 390, height: 844 });
    const narrow = await eventually('another height', async () => {
      const now = await heightOf();
      return now !== wide && now;
    });
    assert.ok(narrow > wide, `${narrow} px is not more than ${wide} px`);
    await site.viewport({ width: 1280, height: 900 });
    await eventually('the height to come back', async () => (await heightOf()) === wide);
    await assertSilent(site);
  });

  test.inChromium('sends its height in a message of one shape, and again on request', async () => {
    await embed(frame(`/embed.html?src=${ARTICLE}`), { head: '<script src="/listen.js"></script>' });
    site.server.route('/listen.js', content('addEventListener("message", ({ data }) => (window.heard ??= []).push(data));', 'text/javascript'));
    await site.open('/embedder.html');
    const [message] = await eventually('a message', () => site.run(() => window.heard?.filter(({ type }) => type === 'article-widget:height')));
    assert.deepEqual(Object.keys(message).sort(), ['height', 'src', 'type', 'version']);
    assert.equal(message.version, 1);
    assert.equal(message.src, ARTICLE);
    await settled('the messages', () => site.run(() => window.heard.length), { during: 400 });
    await site.run(() => { window.heard = []; document.querySelector('iframe').contentWindow.postMessage({ type: 'article-widget:ask' }, '*'); });
    await eventually('the answer', () => site.run(() => window.heard.some(({ height }) => height > 500)));
  });

  test.inChromium('gets its height from a script that comes late, comes twice, or is a module', async (t) => {
    const press = await publisher(t);
    const own = readFileSync(join(DIST, 'embed-height.js'), 'utf8');
    site.server.route('/embed-height.js', async (request, response) => {
      // The article is there and has sent its height: everything that it needs has come.
      await eventually('the request for the article', () => press.requestsFor(/\.md$/).length > 0);
      await press.idle(700);
      content(own, 'text/javascript')(request, response);
    });
    const head = '<script type="module" src="/embed-height.js"></script><script defer src="/embed-height.js?again"></script>';
    await embed(frame(`${press.origin}/embed.html?src=${ARTICLE}`), { head, origins: press.origin });
    assert.ok((await heightOf()) > 1000);
    await assertSilent(site);
  });

  test('that is lazy gets its height when it comes near', async () => {
    await embed(`<div class="far"></div>${frame(`/embed.html?src=${ARTICLE}`, 'loading="lazy"')}`, { head: HEIGHT_SCRIPT });
    await stays('the height of the style sheet', async () => (await heights())[0] === 200, { during: 400 });
    await site.run(() => document.querySelector('iframe').scrollIntoView());
    assert.ok((await heightOf()) > 1000);
  });

  test.inChromium('is not given a height by anybody else', async (t) => {
    const [press, other] = [await publisher(t), await Server.start()];
    t.after(() => other.stop());
    const speak = `const say = () => [parent, ...Array.from({ length: parent.length }, (_, i) => parent[i])].forEach((window) =>
      window.postMessage({ type: 'article-widget:height', version: 1, height: 77, src: '${ARTICLE}' }, '*')); say(); setInterval(say, 50);`;
    other.route('/liar.js', content(speak, 'text/javascript'));
    other.route('/liar.html', page('<!doctype html><title>Liar</title><script src="/liar.js"></script>'));
    // It began as a frame of ours and was led away: its origin is not that of its address any more.
    press.route('/embed.html', inTurn(redirect(`${other.origin}/liar.html`), (request, response, server) => server.serve(request, response)));
    const frames = frame(`${press.origin}/embed.html?src=x`) + frame(`${other.origin}/liar.html`);
    await embed(frames, { head: HEIGHT_SCRIPT, origins: `${press.origin} ${other.origin}` });
    await site.run(() => postMessage({ type: 'article-widget:height', version: 1, height: 66 }, '*'));
    for (const height of [NaN, -1, 0, 1e9, '99px; color: red']) await site.run((height) => postMessage({ type: 'article-widget:height', height }, '*'), height);
    await stays('the heights of the style sheet', async () => (await heights()).join() === '200,200', { during: 600 });
  });

  const refusals = [
    ['an article of another site', 'src=OTHER/secret.md', 'foreign-origin'],
    ['an address without its scheme', 'src=//HOST/secret.md', 'foreign-origin'],
    ['related links of another site', `src=${ARTICLE}&related=OTHER/secret.json`, 'foreign-origin'],
    ['a recording of another site', `src=${ARTICLE}&audio=OTHER/secret.mp3`, 'foreign-origin'],
    ['timings of another site', `src=${ARTICLE}&timings=OTHER/secret.vtt`, 'foreign-origin'],
    ['data', 'src=data:text/markdown,%23%20Words', 'invalid-address'],
    ['a script', 'src=javascript:alert(1)', 'invalid-address'],
    ['a blob of its own origin', 'src=blob:SELF/9b1deb4d', 'invalid-address'],
    ['no address at all', 'theme=dark', 'missing-src'],
    ['an empty address', 'src=%20', 'missing-src'],
  ];
  for (const [what, query, code] of refusals) {
    test.inChromium(`refuses ${what}`, async (t) => {
      const other = await Server.start();
      t.after(() => other.stop());
      other.headers = { 'access-control-allow-origin': '*' };
      other.route(/secret/, markdown('# Planted\n\nWords of another site.\n'));
      const address = query.replace('OTHER', other.origin).replace('HOST', new URL(other.origin).host).replace('SELF', site.server.origin);
      site.server.route('/listen.js', content('addEventListener("message", ({ data }) => (window.heard ??= []).push(data));', 'text/javascript'));
      await embed(frame(`/embed.html?${address}`), { head: `<script src="/listen.js"></script>${HEIGHT_SCRIPT}` });
      const message = await eventually('the refusal', () => site.run(() => window.heard?.find(({ type }) => type === 'article-widget:error')));
      assert.equal(message.code, code);
      const text = await inside(0, () => site.run(() => document.querySelector('main').innerText));
      assert.match(text, /cannot be shown here/);
      assert.ok(text.includes(`[${code}]`), text);
      assert.equal(await inside(0, () => site.run(() => document.querySelectorAll('article-widget').length)), 0);
      assert.deepEqual(other.requests, []);
      await eventually('a small frame', async () => (await heights())[0] < 200);
    });
  }

  test.inChromium('refuses with a message that everybody can read', async () => {
    await site.open('/embed.html?theme=dark');
    await eventually('the refusal', () => site.run(() => document.querySelector('.refused')));
    await assertAccessible(site, 'a refusal, dark');
    await site.open('/embed.html');
    await eventually('the refusal', () => site.run(() => document.querySelector('.refused')));
    await assertAccessible(site, 'a refusal');
  });

  test('is not led to another site by a redirect on its own', async (t) => {
    const other = await Server.start();
    t.after(() => other.stop());
    other.headers = { 'access-control-allow-origin': '*' };
    other.route('/planted.md', markdown('# Planted\n\nWords of another site.\n'));
    site.server.route('/go', redirect(`${other.origin}/planted.md`));
    // A server that sends no policy of its own: the page's is what stops it.
    site.server.policy = CONTRACT_POLICY.replace("connect-src 'self'", 'connect-src *').replace("media-src 'self'", 'media-src *');
    await site.open('/embed.html?src=/go');
    const text = await eventually('the refusal', () => site.run(() => document.querySelector('.refused')?.innerText));
    assert.ok(text.includes('[redirected]'), text);
    await stays('a page without a widget', async () => (await site.run(() => document.querySelectorAll('article-widget').length)) === 0, { during: 1500 });
    // If something else than the article is led away, the article stays.
    await site.open(`/embed.html?src=${ARTICLE}&related=/go&audio=/go`);
    const widget = site.widget();
    await widget.loaded();
    await (await widget.part('play-button')).click();
    await eventually('the recording to fail', async () => (await site.seen()).events.some(({ name }) => name === 'audio-error'), { within: 20_000 });
    assert.equal(await widget.count('[part~=related-item]'), 0);
    assert.deepEqual(other.requests, []);
  });

  test.inChromium('is led on by a redirect that stays on the site', async () => {
    site.server.route('/old', redirect(`/${ARTICLE}`));
    await site.open('/embed.html?src=/old');
    await site.widget().loaded();
    await site.server.idle();
    await assertSilent(site);
  });

  test.inChromium('shows articles of the sites that its owner names', async (t) => {
    const other = await publisher(t);
    other.headers = { 'access-control-allow-origin': '*' };
    // As `cargo xtask publish` writes it for `embed_origins` in static/site/site.json.
    const plain = readFileSync(join(DIST, 'embed.html'), 'utf8');
    const allowing = plain
      .replace('name="article-widget-origins" content=""', `name="article-widget-origins" content="https://a.example ${other.origin}"`)
      .replace('connect-src &#39;self&#39;', `connect-src &#39;self&#39; https://a.example ${other.origin}`)
      .replace('media-src &#39;self&#39;', `media-src &#39;self&#39; https://a.example ${other.origin}`);
    assert.notEqual(allowing, plain);
    site.server.route('/embed.html', page(allowing));
    site.server.policy = CONTRACT_POLICY.replaceAll("'self'", `'self' ${other.origin}`);
    await site.open(`/embed.html?src=${other.origin}/${ARTICLE}&related=none`);
    await site.widget().loaded();
    await site.open(`/embed.html?src=https://b.example/a.md`);
    await eventually('the refusal', () => site.run(() => document.querySelector('.refused')));
  });

  test('opens links in the whole window, and follows its footnotes by itself', async (t) => {
    const press = await publisher(t);
    const address = `${press.origin}/embed.html?src=content/every-kind-of-block.md&related=content/related.json`;
    await embed(frame(address), { head: HEIGHT_SCRIPT, origins: press.origin });
    await heightOf();
    const embedder = await site.driver.getCurrentUrl();
    // A driver may not scroll the page around a frame of another site.
    const show = async (selector) => {
      const top = await inside(0, () => site.widget().run((root, selector) => root.querySelector(selector).getBoundingClientRect().top, selector));
      await site.run((top) => scrollTo(0, document.querySelector('iframe').offsetTop + top - 300), top);
    };
    await show('[part~="body"] sup a[href^="#"]');
    const note = await inside(0, async () => {
      await (await site.widget().find('[part~="body"] sup a[href^="#"]')).click();
      await eventually('the note in the address', () => site.run(() => location.hash.length > 1));
      return site.widget().run((root) => root.getElementById(decodeURIComponent(location.hash.slice(1))).getBoundingClientRect().top);
    });
    assert.equal(await site.driver.getCurrentUrl(), embedder);
    // The frame is as high as its article and does not scroll: the page around it does.
    await eventually('the note in view', async () => {
      const top = await site.run((note) => document.querySelector('iframe').getBoundingClientRect().top + note, note);
      return top >= 0 && top < 900;
    });
    await show('[part~="related-item"] a[href]');
    await inside(0, async () => (await site.widget().find('[part~="related-item"] a[href]')).click());
    await eventually('another page in the whole window', async () => (await site.driver.getCurrentUrl()).includes('/articles/'));
  });
});
