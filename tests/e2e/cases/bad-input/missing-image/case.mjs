import assert from 'node:assert/strict';
import { eventually } from '../../../support/wait.mjs';

export const title = 'Images that do not load leave their description and caption';
export const inEveryBrowser = true;

export async function expected({ widget, name, detail }) {
  assert.equal(name, 'article-load', JSON.stringify(detail));
  await widget.run((root) => root.querySelector('[part~="body"]').scrollIntoView({ block: 'end' }));
  await eventually('the words in the place of the images', async () => {
    const seen = await widget.run((root) => {
      const words = root.querySelector('[part~="article"]').innerText;
      const alts = [...root.querySelectorAll('img')].filter((image) => image.getClientRects().length).map(({ alt }) => alt).join(' ');
      return { words, alts };
    });
    for (const description of ['The bridge at dawn', 'A boat at the quay']) {
      assert.ok(seen.words.includes(description) || seen.alts.includes(description), `"${description}" is lost: ${JSON.stringify(seen)}`);
    }
    assert.match(seen.words, /Fog lifts off the water/);
    assert.match(seen.words, /could not be loaded/i, 'the reader is told');
    return true;
  });
  await eventually('a figure of some height', async () => {
    const heights = await widget.run((root) => [...root.querySelectorAll('[part~="body"] figure')].map((figure) => figure.getBoundingClientRect().height));
    assert.ok(heights.length === 1 && heights[0] >= 40, `the figure has collapsed to ${heights} px`);
    return true;
  });
  assert.match(await widget.text('body'), /Before\..*After\./);
}
