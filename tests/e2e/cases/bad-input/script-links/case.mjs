import assert from 'node:assert/strict';
import { assertWarning } from '../../../support/outcome.mjs';

export const title = 'Links that are scripts keep their words and lead nowhere';

export async function expected(outcome) {
  const { widget, site } = outcome;
  assertWarning(outcome, 'url');
  const links = await widget.run((root) => [...root.querySelectorAll('a')].map((link) => [link.innerText, link.getAttribute('href')]));
  const led = links.filter(([, href]) => href !== null && !href.startsWith('#'));
  assert.deepEqual(led.map(([text]) => text.trim()), ['a good link'], 'the only link with an address');
  const text = await widget.text('body');
  for (const word of ['plain', 'shouted', 'spaced', 'encoded', 'data', 'basic', 'titled', 'picture', 'auto']) {
    assert.match(text, new RegExp(`\\b${word}\\b`), `the words of the ${word} link are lost`);
  }
  const bad = await widget.run((root) => [...root.querySelectorAll('*')].flatMap((node) => [...node.attributes].map(({ value }) => value)).filter((value) => /^\s*(j\s*a\s*v\s*a\s*script|vbscript|data:text)/i.test(value)));
  assert.deepEqual(bad, []);
  assert.notEqual(await site.driver.getTitle(), 'run');
}
