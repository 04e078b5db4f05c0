// The loader's reader of Markdown: which words it shows, and that it never shows syntax. It needs no browser.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { split } from '../../../../static/loader/preview.js';
import { names, nodes, textWithoutCode, words } from './words.mjs';

/** Markdown, and the words that are shown of it. Without any it is a blank. */
const CASES = [
  // Emphasis
  ['A *b* **c** ***d*** _e_ __f__ g', 'A b c d e f g'],
  ['**bold *and* more**', 'bold and more'],
  ['*a **b** c*', 'a b c'],
  ['un*frigging*believable', 'unfriggingbelievable'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ['A lone * or _ or ~ stays', 'A lone * or _ or ~ stays'],
  ['About ~5 kilometres, 2^10', 'About ~5 kilometres, 2^10'],
  ['**never closed* by the same', ''],
  ['*a _b* c_', ''],
  ['~~gone~~ H~2~O m^2^', 'gone H2O m2'],
  ['**“Quoted”** words', '“Quoted” words'],
  // Links and pictures
  ['See [the page](https://a.example/b_c_d "A title") now.', 'See the page now.'],
  ['[a](<b c> "t") [d](e(f)g)', 'a d'],
  ['[never closed](https://a.example', ''],
  ['[a](b "c) d")', 'a c) d'],
  ['Text ![a picture](a.png) here', 'Text here'],
  ['[![badge](a.svg)](https://a.example) text', 'text'],
  ['“[We] know,” he said [sic].', '“[We] know,” he said [sic].'],
  ['A [label][ref], [ref][] and [ref].\n\n[ref]: https://a.example "Title"', 'A label, ref and ref.'],
  ['[a][b][c] x\n\n[b]: d', ''],
  ['[ref]:\n  https://a.example\n  "A title\n  on lines"\n\nText', 'Text'],
  ['<https://a.example/b> and <me@a.example>', 'https://a.example/b and me@a.example'],
  ['https://a.example/b_c_d stays', 'https://a.example/b_c_d stays'],
  // Notes
  ['One[^1] two[^a].\n\n[^1]: A *note*.\n\n    More of it.\n[^a]: Another\nthat goes on.\n\nThe end.', 'One two . The end.'],
  // Code
  ['Run `cargo *x*` and `` a ` b ``.', 'Run cargo *x* and a ` b.'],
  ['A lone ` tick', ''],
  ['```js\nlet a = **b**;\n```\nAfter', 'After'],
  ['~~~~ ```\n**a**\n~~~\n~~~~\nAfter', 'After'],
  ['```\nnever closed **a**', ''],
  ['Text\n```\n# no heading\n```', 'Text'],
  ['    indented **code**\n\n    more\n\nAfter', 'After'],
  ['\tindented **code**', ''],
  // Formulas
  ['Let $x_1 * y$ be', 'Let be'],
  ['It cost $5 and then $10.', 'It cost $5 and then $10.'],
  ['$$\nx_{1} * y\n$$', ''],
  // References and escapes
  ['\\*not\\* \\_this\\_ \\[a\\](b)', '*not* _this_ [a](b)'],
  ['A &amp; B &lt;p&gt;', 'A & B <p>'],
  ['A &eacute; B', ''],
  ['AT&T, Q & A; 3 < 4', 'AT&T, Q & A; 3 < 4'],
  ['A  \nB\\\nC', 'A B C'],
  // Headings
  ['## A *heading* {#id .class} ##', 'A heading'],
  ['## A heading {#id}', 'A heading'],
  ['Setext *one*\n===\n\nSetext two\nin two lines\n---\nText', 'Setext one Setext two in two lines Text'],
  ['#hashtag', '#hashtag'],
  // HTML
  ['<div align="center">\n<b>a</b>\n</div>\n\nText', 'Text'],
  ['Text with <b>markup</b>', ''],
  ['Before\n\n<!-- a **comment**\n\nwith a hole -->\n\nAfter', 'Before After'],
  ['<!-- never closed\n\n**a**', ''],
  ['- a\n\n  <!-- b\n\n  c -->\n- d', 'a d'],
  ['<script>\nlet a = 1;\n\nlet b = 2;\n</script>\n\nAfter', 'After'],
  ['<style>\np { color: red }\n\n**a** {}\n</style>\nAfter', 'After'],
  ['<?php\n\necho "*a*"; ?>\n\nAfter', 'After'],
  ['A <span title="b > c">d</span>', ''],
  ['<img src=x onerror=alert(1)>', ''],
  // Lists and quotes
  ['- a *b*\n- c\n  - d\n    1. e\n\n      f\n- g', 'a b c d e f g'],
  ['1. a\n   ```\n   **code**\n   ```\n2. b', 'a b'],
  ['- [ ] to do\n- [x] done', 'to do done'],
  ['-\ta\n\n\tb\n-\tc', 'a b c'],
  ['+ a\nlazy *line*\n+ b', 'a lazy line b'],
  ['> a **b**\nlazy\n> > c\n\nd', 'a b lazy c d'],
  ['> [!NOTE]\n> A *note*.', 'A note.'],
  ['> [!QUOTE]\n> Words.\n>\n> — *Somebody*, a place', 'Words. Somebody, a place'],
  ['> ```\n> **code**\n> ```\n> text', 'text'],
  ['2024 was a year\n1986\\. was another', '2024 was a year 1986. was another'],
  ['***\n---\n_ _ _\nText', 'Text'],
  ['Term\n: Its *meaning*\n\n: Another', ''],
  // Tables
  ['| a | b |\n|---|:-:|\n| **c** | d |\n\nAfter', 'After'],
  ['a | b\n--|--\nc | d', ''],
  // Cards
  ['[Headline](a.md "The *summary*")', 'Headline The *summary*'],
  // Others
  ['', ''],
  ['\n\n  \n', ''],
  ['\ue000\ue001\ue1ff a', 'a'],
];

/** Text that no shown words may hold, whatever they are made of. */
const SYNTAX = /\*\*|\]\(|<\/?[a-z][^>]*>|<!--|\{[#.]|```|~~~|\[\^|^#{1,6} |^\s*[|>] /m;

/** Returns whether the characters of `part` are in `whole`, in their order. */
function isWithin(part, whole) {
  let at = 0;
  for (let index = 0; index < whole.length && at < part.length; index++) if (whole[index] === part[at]) at++;
  return at === part.length;
}

/** Outside test data, beside the checkout (`../shared/corpora`). */
const CORPORA = ['../../../../../shared/corpora/', '../../../../../../shared/corpora/']
  .map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path));

describe('The preview’s reader of Markdown', () => {
  for (const [text, expected] of CASES) {
    it(`reads ${JSON.stringify(text)}`, () => assert.equal(words(text), expected));
  }

  it('names the elements of the widget', () => {
    assert.deepEqual(names('# a\n\nb\n\n- c\n\n  d\n\n1. e\n\n> f\n\n---\n\n    g\n\n<div>h</div>\n\n![i](j.png)\n\na|b\n-|-'),
      ['h1', 'p', 'ul.', 'ol.tight', 'figure.quote', 'hr', 'pre.code', 'p.quiet', 'div.inset', 'div.table']);
  });

  it('leaves a blank as large as the text it does not know', () => {
    const lines = (text) => [...text].filter((character) => character === '\u00a0').length;
    const size = (node) => typeof node === 'string' ? lines(node) : node.slice(1).reduce((sum, child) => sum + size(child), 0);
    const [unknown, known] = ['A <b>bold</b> word', 'A lone ` tick'].map((text) => size(['', ...nodes(text)]));
    assert.ok(unknown >= 16 && known >= 10, `${unknown} and ${known}`);
  });

  it('ends in time for hostile text', () => {
    for (const piece of ['*a ', '**a* ', '[', '[a](', '`', '$a ', '> ', '- ', '<', '<?', '&a', '![a](b "', '~', '_a_', '\t- ', '\\', '<!--', '| a\n|-', '[a]: ', ': a\n', '{', '"', '(((((']) {
      for (const joined of [piece.repeat(60_000 / piece.length), `${piece}\n`.repeat(20_000 / piece.length)]) words(joined);
    }
  });

  it('shows no words that the specification’s examples do not have', (t) => {
    if (!CORPORA) return t.skip('no ../shared/corpora beside the checkout');
    const decoded = (html) => [...html.matchAll(/title="([^"]*)"/g)].map(([, title]) => title).join('')
      .concat(html.replace(/<[^>]*>/g, ''), [...html.matchAll(/title="([^"]*)"/g)].map(([, title]) => title).join(''))
      .replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&').replace(/\s+/g, '');
    const examples = ['commonmark.json', 'gfm.json'].flatMap((file) => JSON.parse(readFileSync(CORPORA + file, 'utf8')));
    assert.ok(examples.length > 600);
    for (const { example, id, markdown, html } of examples) {
      // It only checks that a parser ends.
      if (html.includes('IGNORE')) continue;
      const shown = words(markdown).replace(/\s+/g, '');
      assert.ok(isWithin(shown, decoded(html)), `${example ?? id}: ${JSON.stringify(markdown)} is shown as ${shown}`);
    }
  });

  it('shows no syntax of real documents', (t) => {
    if (!CORPORA) return t.skip('no ../shared/corpora beside the checkout');
    const files = readdirSync(`${CORPORA}markdown`).filter((name) => name.endsWith('.md'));
    assert.ok(files.length > 10);
    for (const name of files) {
      const [, text] = split(readFileSync(`${CORPORA}markdown/${name}`, 'utf8'));
      for (const block of nodes(text)) {
        const shown = textWithoutCode(block);
        assert.ok(!SYNTAX.test(shown), `${name}: ${shown.slice(0, 300)}`);
      }
    }
  });
});
