// A long article is drawn in pieces: the first screen first, and in the end all of it.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { assertSilent } from '../../support/console.mjs';
import { content, markdown } from '../../support/server.mjs';
import { eventually } from '../../support/wait.mjs';

const PARAGRAPHS = 600;
const WORDS = 'the river kept its course past the old harbour while the town slept and the lamps went out one by one '.repeat(2);
const paragraph = (at) => `Paragraph ${at} begins here. ${WORDS}`;

/** About 130 kB: paragraphs with their numbers, a long list, a long table, notes, and a last heading. */
const LONG = [
  '---\ntitle: A long read\nlang: en\ncorrections:\n  - text: A correction.\n---',
  ...Array.from({ length: PARAGRAPHS }, (_, at) => paragraph(at)),
  Array.from({ length: 400 }, (_, at) => `- item ${at} of the list of all things that were found in the river[^${at % 20}]`).join('\n'),
  `| number | name |\n|---|---|\n${Array.from({ length: 400 }, (_, at) => `| ${at} | row ${at} |`).join('\n')}`,
  '## The last heading',
  'The last paragraph.',
  Array.from({ length: 20 }, (_, at) => `[^${at}]: Note ${at}.`).join('\n'),
].join('\n\n');

/** Records, in each frame, how many blocks of the body are there and how many of them are shown, until `article-load`. */
const RECORDER = `
  window.frames_ = [];
  window.tasks = [];
  if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
  }
  let loaded = false;
  addEventListener('article-load', () => { loaded = true; }, true);
  const look = () => {
    const body = document.querySelector('article-widget')?.shadowRoot?.querySelector('[part=body]');
    if (body) frames_.push({ drawn: body.children.length, shown: body.querySelectorAll(':scope > :not([hidden])').length, bottom: body.getBoundingClientRect().bottom, loaded });
    if (!loaded) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);`;

inEveryBrowser('A long read', (site, test) => {
  const open = async (at = '/page.html') => {
    site.server.route('/long.md', markdown(LONG));
    site.server.route('/recorder.js', content(RECORDER, 'text/javascript'));
    const widget = await site.embed({ attributes: { src: '/long.md', related: 'none' }, children: '<p>A text of the page, so that there is no preview.</p><script src="/recorder.js"></script>', at });
    await widget.loaded({ reaches: false });
    return widget;
  };

  // WebKitGTK counts no frames while it is busy.
  test.inChromium('shows its first screen before the rest, which follows in many steps', async (t) => {
    const widget = await open();
    const { frames, tasks, screen } = await site.run(() => ({ frames: window.frames_, tasks: window.tasks, screen: innerHeight }));
    const [first] = frames;
    const all = await widget.run((root) => root.querySelector('[part=body]').children.length);
    assert.ok(first.shown > 0 && first.shown < all / 4, `the first frame shows ${first.shown} of ${all} blocks`);
    assert.ok(first.bottom >= screen, `the first frame is full: ${first.bottom} of ${screen} px`);
    const steps = new Set(frames.map(({ drawn, shown }) => `${drawn} ${shown}`));
    t.diagnostic(`frames: ${[...steps].join(', ')}; long tasks: ${tasks.map(Math.round).join(', ')} ms`);
    assert.ok(steps.size >= 4, `steps: ${[...steps]}`);
    assert.ok(frames.every(({ shown }) => shown >= first.shown), 'the first screen stays');
    await assertSilent(site);
  });

  test('is whole, in order and without a repeated name in the end', async () => {
    const widget = await open();
    const found = await widget.run((root) => ({
      paragraphs: [...root.querySelectorAll('[part=body] > p')].map((p) => p.innerText),
      items: [...root.querySelectorAll('[part=body] > ul > li')].map((li) => li.innerText.split(' ')[1]),
      rows: [...root.querySelectorAll('tbody tr')].map((tr) => tr.cells[0].innerText),
      notes: [...root.querySelectorAll('[role=doc-endnotes] li')].length,
      correction: root.querySelector('.corrections').innerText,
      hidden: root.querySelectorAll('.article [hidden]').length,
      ids: [...root.querySelectorAll('[id]')].map(({ id }) => id),
    }));
    assert.equal(found.paragraphs.length, PARAGRAPHS + 1);
    for (const [at, text] of found.paragraphs.slice(0, -1).entries()) assert.match(text, new RegExp(`^Paragraph ${at} begins here`));
    assert.equal(found.paragraphs.at(-1), 'The last paragraph.');
    const counted = Array.from({ length: 400 }, (_, at) => String(at));
    assert.deepEqual(found.items, counted);
    assert.deepEqual(found.rows, counted);
    assert.equal(found.notes, 20);
    assert.match(found.correction, /A correction/);
    assert.equal(found.hidden, 0);
    assert.equal(new Set(found.ids).size, found.ids.length);
    await assertSilent(site);
  });

  test('goes to the place that the address names, though it is drawn late', async () => {
    const widget = await open('/page.html');
    await site.open('/page.html?again#the-last-heading');
    await widget.loaded({ reaches: false });
    await eventually('the last heading in view', () => widget.run((root) => {
      const { top } = root.getElementById('the-last-heading').getBoundingClientRect();
      return top >= 0 && top < innerHeight;
    }));
    assert.equal(await widget.run((root) => root.activeElement?.id), 'the-last-heading');
  });

  test('keeps the place of a reader in the middle when it is read again', async () => {
    const widget = await open();
    const place = () => widget.run((root) => {
      const text = [...root.querySelectorAll('[part=body] > p')].find((p) => p.getBoundingClientRect().bottom > 0);
      return [text.innerText.slice(0, 20), Math.round(text.getBoundingClientRect().top)];
    });
    await widget.run((root) => root.querySelectorAll('[part=body] > p')[300].scrollIntoView());
    const before = await place();
    site.server.route('/long.md', markdown(LONG.replace('A correction.', 'Another correction.')));
    await site.run(() => document.querySelector('article-widget').reload());
    await eventually('the new version', () => widget.run((root) => root.querySelector('.corrections')?.innerText.includes('Another')));
    assert.deepEqual(await place(), before);
  });
});
