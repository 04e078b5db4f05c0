// The playground: its controls, the tag that they make, events.

import assert from 'node:assert/strict';
import { inChromium } from '../../support/suite.mjs';
import { assertAccessible } from '../../support/axe.mjs';
import { assertNoSideways } from '../../support/layout.mjs';
import { assertSilent } from '../../support/console.mjs';
import { eventually } from '../../support/wait.mjs';
import { PHONE } from '../../support/site.mjs';
import { Player } from '../../support/player.mjs';

inChromium('The playground', (site, test) => {
  const open = async () => {
    await site.open('/playground/');
    const widget = site.widget();
    await widget.loaded();
    await site.server.idle();
    return widget;
  };

  /** Sets the control of an attribute or custom property, with the events of a reader who leaves it. */
  const choose = (name, value) => site.run((name, value) => {
    const control = document.querySelector(`[data-attribute="${name}"], [data-property="${name}"]`);
    control.value = value;
    if (control.value !== value) throw new Error(`${name} cannot be ${value}`);
    for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
  }, name, value);

  const text = (id) => site.run((id) => document.getElementById(id).textContent, id);

  test('is linked from the front page', async () => {
    await site.open('/');
    await site.run(() => document.querySelector('.masthead a[href="playground/"]').click());
    await site.widget().loaded();
    assert.match(await site.driver.getTitle(), /^Playground/);
  });

  test('changes the element, and writes the tag that would', async () => {
    const widget = await open();
    assert.match(await text('tag'), /^<script type="module" src="http[^"]+\/article-widget\.js"><\/script>\n<article-widget src="http[^"]+\.md"><\/article-widget>$/);
    const light = await widget.style('article', 'color');
    await choose('theme', 'dark');
    await eventually('the dark theme', async () => (await widget.style('article', 'color')) !== light);
    await choose('player', 'none');
    await eventually('the player to go', async () => (await widget.count('[part=player]')) === 0);
    await choose('lang', 'de');
    assert.match(await text('tag'), /\n  player="none"\n  theme="dark"\n  lang="de"><\/article-widget>$/);
    await choose('theme', '');
    assert.doesNotMatch(await text('tag'), /theme/);
    await assertSilent(site);
  });

  test('writes a tag that works in a page of its own', async () => {
    await open();
    await choose('theme', 'dark');
    const tag = await text('tag');
    const [, script, attributes] = /src="([^"]+)"[\s\S]*<article-widget([^>]*)>/.exec(tag);
    const widget = await site.embed({ script, attributes: Object.fromEntries([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value])) });
    await widget.loaded();
    await assertSilent(site);
  });

  test('changes custom properties, and writes the style', async () => {
    const widget = await open();
    assert.equal(await site.run(() => document.getElementById('style').hidden), true);
    await choose('--article-color-background', '#ffeedd');
    await choose('--article-measure', '45');
    await eventually('the colour', async () => (await widget.run((root) => getComputedStyle(root.querySelector('.widget')).backgroundColor)) === 'rgb(255, 238, 221)');
    assert.equal(await text('style'), 'article-widget {\n  --article-color-background: #ffeedd;\n  --article-measure: 45ch;\n}');
    await site.run(() => document.querySelector('button[type=reset]').click());
    await eventually('everything to be as before', () => site.run(() => document.getElementById('style').hidden && document.querySelector('article-widget').style.length === 0));
    await assertSilent(site);
  });

  test('shows another article, and its events as they arrive', async () => {
    const widget = await open();
    await eventually('the first event', async () => (await text('events')).includes('article-load'));
    await new Player(widget).play();
    await eventually('the sound', async () => (await text('events')).includes('audio-play'));
    await choose('src', '../content/ferry-delayed.md');
    await eventually('the other article', async () => /article-load.*article-load/s.test(await text('events')));
    await site.run(() => document.getElementById('clear').click());
    assert.equal(await text('events'), '');
  });

  test('is accessible and fits, wide and narrow, light and dark', async () => {
    await open();
    const unfold = () => site.run(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
    await unfold();
    await choose('--article-radius', '12');
    await assertAccessible(site, 'the playground');
    await assertNoSideways(site, 'the playground at 1280 px');
    await site.viewport(PHONE);
    await assertNoSideways(site, 'the playground at 390 px');
    await site.media({ 'prefers-color-scheme': 'dark' });
    await assertAccessible(site, 'the playground at 390 px, dark');
  });
});
