// Accessibility, by axe-core: WCAG 2.2 A and AA and best practices, with shadow roots.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function assertAccessible(site, where) {
  if (!(await site.run(() => typeof window.axe === 'object'))) await site.run(source);
  const found = await site.driver.executeAsyncScript((tags, done) => {
    // To fetch style sheets and media again proves nothing and writes to the console.
    const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false };
    window.axe.run(document, options).then(
      ({ violations }) => done(violations.map(({ id, help, nodes }) => ({
        id, help, nodes: nodes.slice(0, 4).map(({ target, failureSummary }) => `${target.flat().join(' >>> ')}: ${failureSummary}`), count: nodes.length,
      }))),
      (error) => done([{ id: 'axe itself', help: String(error), nodes: [], count: 0 }]),
    );
  }, TAGS);
  const report = found.map(({ id, help, nodes, count }) => `${id} (${count}): ${help}\n  ${nodes.join('\n  ')}`).join('\n');
  assert.equal(found.length, 0, `axe on ${where}:\n${report}`);
}
