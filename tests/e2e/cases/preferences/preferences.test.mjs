// The preferences of the reader's system: dark, less motion, paper.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { eventually } from '../../support/wait.mjs';
import { SHORT } from '../../support/samples.mjs';

/** Returns the brightness (0 to 1) of a part's text and of its background. */
const brightness = (widget, part) => widget.run((root, part) => {
  // Whatever the notation of a colour, a canvas knows its red, green and blue.
  const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    return paint.getImageData(0, 0, 1, 1).data;
  };
  const bright = ([red, green, blue]) => (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  const node = root.querySelector(`[part~="${part}"]`);
  let behind = null;
  for (let at = node; at && !behind; at = at.parentElement ?? at.getRootNode().host) {
    const colour = rgba(getComputedStyle(at).backgroundColor);
    if (colour[3] > 250) behind = bright(colour);
  }
  return { words: bright(rgba(getComputedStyle(node).color)), behind: behind ?? 1 };
}, part);

inEveryBrowser('Preferences', (site, test) => {
  const assertDark = ({ words, behind }, what) => assert.ok(behind < 0.2 && words > 0.6, `${what} is not dark: words ${words.toFixed(2)}, behind ${behind.toFixed(2)}`);
  const assertLight = ({ words, behind }, what) => assert.ok(behind > 0.8 && words < 0.4, `${what} is not light: words ${words.toFixed(2)}, behind ${behind.toFixed(2)}`);

  test('a dark system has a dark page', async () => {
    const widget = await site.article(SHORT);
    for (const part of ['headline', 'body']) assertLight(await brightness(widget, part), part);
    await site.media({ 'prefers-color-scheme': 'dark' });
    for (const part of ['headline', 'body']) assertDark(await brightness(widget, part), part);
    const page = await site.run(() => getComputedStyle(document.documentElement).colorScheme);
    assert.match(page, /dark/, 'the page around the article follows');
  });

  test('the theme attribute overrules the system, at once', async () => {
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md`, theme: 'dark' } });
    await widget.loaded();
    assertDark(await brightness(widget, 'body'), 'theme="dark"');
    await widget.run((root) => root.host.setAttribute('theme', 'light'));
    await eventually('a light theme', async () => (await brightness(widget, 'body')).behind > 0.8);
  });

  test('a system that asks for less motion gets none', async () => {
    const movingParts = async () => (await site.article(SHORT)).run((root) => [root.host, ...root.querySelectorAll('*')].flatMap((node) => {
      const style = getComputedStyle(node);
      const longest = (list) => Math.max(...list.split(',').map((time) => parseFloat(time) * (time.trim().endsWith('ms') ? 0.001 : 1)));
      const moves = longest(style.transitionDuration) > 0.001 || (style.animationName !== 'none' && longest(style.animationDuration) > 0.001) || style.scrollBehavior === 'smooth';
      return moves ? [`${node.localName}.${node.className}: transition ${style.transition}, animation ${style.animation}, scrolling ${style.scrollBehavior}`] : [];
    }));
    assert.notEqual((await movingParts()).length, 0, 'nothing moves without that preference');
    await site.media({ 'prefers-reduced-motion': 'reduce' });
    assert.deepEqual(await movingParts(), []);
  });

  test('paper has no player, and the addresses of links', async () => {
    const widget = await site.embed({ attributes: { src: `/content/${SHORT}.md` } });
    await widget.loaded();
    await site.media({ type: 'print' });
    const printed = await widget.run((root) => ({
      player: root.querySelector('[part~="player"]').checkVisibility(),
      body: root.querySelector('[part~="body"]').checkVisibility(),
      links: [...root.querySelectorAll('[part~="body"] > p a[href^="http"]')].map((link) => ({
        href: link.getAttribute('href'), after: getComputedStyle(link, '::after').content,
      })),
    }));
    assert.equal(printed.player, false, 'the player is printed');
    assert.equal(printed.body, true, 'the text is not printed');
    assert.ok(printed.links.length > 0);
    const bare = printed.links.filter(({ href, after }) => !after.includes(href) && !after.includes('attr(href'));
    assert.deepEqual(bare, [], 'links without their address');
  });

  test('a dark system prints dark words on white', async () => {
    const widget = await site.article(SHORT);
    await site.media({ type: 'print', 'prefers-color-scheme': 'dark' });
    const { words } = await brightness(widget, 'body');
    assert.ok(words < 0.4, `the words are as bright as ${words.toFixed(2)}`);
  });
});
