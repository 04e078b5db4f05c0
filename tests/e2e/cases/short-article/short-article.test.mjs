// The short news item, element by element.

import assert from 'node:assert/strict';
import { inEveryBrowser } from '../../support/suite.mjs';
import { assertSilent } from '../../support/console.mjs';
import { SHORT, sample } from '../../support/samples.mjs';

const ORDER = ['edit-link', 'headline', 'date', 'reading-time', 'player', 'ai-notice', 'body', 'link-card'];

inEveryBrowser('The short article', (site, test) => {
  test('shows every element in the order of a news page', async () => {
    const widget = await site.article(SHORT);
    const first = await widget.run((root, names) => {
      const all = [...root.querySelectorAll('*')];
      return names.map((name) => [name, all.findIndex((node) => node.matches(`[part~="${name}"]`))]);
    }, ORDER);
    const absent = first.filter(([, place]) => place < 0).map(([name]) => name);
    assert.deepEqual(absent, [], `these parts are missing: ${absent}`);
    const found = [...first].sort(([, a], [, b]) => a - b).map(([name]) => name);
    assert.deepEqual(found, ORDER);
    for (const name of ORDER) {
      const box = await widget.box(name);
      assert.ok(box.width > 0 && box.height > 0, `${name} takes no room: ${JSON.stringify(box)}`);
    }
    await assertSilent(site);
  });

  test.inChromium('shows its headline, date and reading time as a reader expects', async () => {
    const widget = await site.article(SHORT);
    assert.equal(await widget.text('headline'), sample(SHORT).value('title'));
    assert.equal(await (await widget.part('headline')).getTagName(), 'h1');
    const time = await widget.run((root) => {
      const date = root.querySelector('[part~="date"]');
      const time = date.matches('time') ? date : date.querySelector('time');
      return { words: time?.innerText.replace(/\s+/g, ' ').trim(), datetime: time?.getAttribute('datetime') };
    });
    assert.match(time.words, /^[A-Z][a-z]+ \d{1,2}, \d{4} \d{1,2}:\d\d [AP]M$/, 'the date is written like March 5, 2024 2:31 PM');
    assert.match(time.datetime ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/, 'time has a datetime');
    const [, year, month, day, hour, minute] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(time.datetime).map(Number);
    const [date] = new Date(Date.UTC(year, month - 1, day)).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' }).split(' at ');
    const clock = `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
    assert.equal(time.words, `${date} ${clock}`, "the date is shown in the article's own offset");
    assert.match(await widget.text('reading-time'), /^2 min read$/);
  });

  test.inChromium('links to the editor and says that a machine made the audio', async () => {
    const widget = await site.article(SHORT);
    const edit = await widget.part('edit-link');
    assert.equal(await widget.text('edit-link'), 'Edit post');
    assert.equal(await edit.getAttribute('href'), sample(SHORT).value('edit_url'));
    assert.match(await widget.text('ai-notice'), /^This audio is created with AI assistance\b/);
  });

  test.inChromium('has eight to ten short paragraphs with links, and a link card between two of them', async () => {
    const widget = await site.article(SHORT);
    const body = await widget.run((root) => {
      const card = root.querySelector('[part~="body"] [part~="link-card"]');
      const paragraphs = [...root.querySelectorAll('[part~="body"] p')].filter((p) => !card.contains(p) && !p.closest('figure, blockquote, li'));
      const where = (p) => card.compareDocumentPosition(p);
      return {
        paragraphs: paragraphs.length,
        longest: Math.max(...paragraphs.map((p) => p.innerText.split(/\s+/).length)),
        links: paragraphs.flatMap((p) => [...p.querySelectorAll('a[href]')]).length,
        before: paragraphs.some((p) => where(p) & Node.DOCUMENT_POSITION_PRECEDING),
        after: paragraphs.some((p) => where(p) & Node.DOCUMENT_POSITION_FOLLOWING),
        href: (card.matches('a') ? card : card.querySelector('a')).getAttribute('href'), words: card.innerText,
      };
    });
    assert.ok(body.paragraphs >= 8 && body.paragraphs <= 10, `${body.paragraphs} paragraphs`);
    assert.ok(body.longest <= 80, `the longest paragraph has ${body.longest} words`);
    assert.ok(body.links >= 2, `${body.links} links in the paragraphs`);
    assert.ok(body.before && body.after, 'the card stands between paragraphs');
    assert.ok(body.href && body.words.trim().length > 10, JSON.stringify(body));
  });

  test.inChromium('emits an event about the article', async () => {
    const widget = await site.article(SHORT);
    const { events } = await site.seen();
    const loads = events.filter(({ name }) => name === 'article-load');
    assert.equal(loads.length, 1, 'article-load fires once');
    const [{ detail, bubbles, composed }] = loads;
    assert.ok(bubbles && composed, 'the event bubbles and is composed');
    assert.equal(detail.title, await widget.text('headline'));
    assert.equal(detail.minutes, 2);
    assert.ok(detail.words > 250 && detail.words < 480, `${detail.words} words`);
    assert.match(detail.lang, /^en/);
    assert.ok(URL.canParse(detail.url), `url: ${detail.url}`);
    assert.deepEqual(detail.warnings, []);
  });
});
