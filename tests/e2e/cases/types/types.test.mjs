// The types and the manifest of the bundle, compared with the element.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as check } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inChromium } from '../../support/suite.mjs';
import { DIST } from '../../support/environment.mjs';
import { Player } from '../../support/player.mjs';
import { eventually } from '../../support/wait.mjs';
import { SAMPLES, SHORT } from '../../support/samples.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const PACKAGES = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const OPTIONS = { strict: true, noEmit: true, target: 'es2022', module: 'nodenext', moduleResolution: 'nodenext', types: [], skipLibCheck: false };

/** Runs TypeScript on `files`, which may import `packages`, beside the bundle's own types. Returns its messages. */
async function typecheck(t, files, packages = [], options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'article-widget-types-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(DIST, 'article-widget.d.ts'), join(folder, 'article-widget.d.ts'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...OPTIONS, ...options }, files: Object.keys(files) }));
  for (const name of packages) {
    const to = join(folder, 'node_modules', name);
    mkdirSync(join(to, '..'), { recursive: true });
    symlinkSync(join(PACKAGES, name), to);
  }
  const run = promisify(execFile)(process.execPath, [join(PACKAGES, 'typescript/bin/tsc'), '--project', folder], { timeout: 120_000 });
  return run.then(({ stdout }) => stdout, ({ stdout, stderr }) => stdout + stderr);
}

const sample = (name) => ({ [name]: readFileSync(join(here, name), 'utf8') });
const manifest = JSON.parse(readFileSync(join(DIST, 'custom-elements.json'), 'utf8'));
const [declaration] = manifest.modules[0].declarations;

check('A page in TypeScript is checked, without any framework', { timeout: 150_000 }, async (t) => {
  assert.equal(await typecheck(t, sample('plain.ts'), [], { lib: ['es2022', 'dom', 'dom.iterable'] }), '');
});

// Vue's and Svelte's own declarations need more packages to be checked themselves; ours are, above.
for (const [name, packages, options] of [
  ['react.tsx', ['@types/react', 'csstype'], { jsx: 'react-jsx' }],
  ['vue.ts', ['vue', '@vue'], { skipLibCheck: true }],
  ['svelte.ts', ['svelte'], { skipLibCheck: true }],
]) {
  check(`A template is checked: ${name}`, { timeout: 150_000 }, async (t) => {
    assert.equal(await typecheck(t, sample(name), packages, options), '');
  });
}

check('The manifest is one of its schema, word for word', { timeout: 150_000 }, async (t) => {
  const text = `import type { Package } from './schema.js';\nexport const manifest: Package = ${JSON.stringify(manifest)};\n`;
  const schema = readFileSync(join(PACKAGES, 'custom-elements-manifest/schema.d.ts'), 'utf8');
  assert.equal(await typecheck(t, { 'manifest.ts': text, 'schema.d.ts': schema }), '');
  assert.equal(manifest.schemaVersion, JSON.parse(readFileSync(join(PACKAGES, 'custom-elements-manifest/package.json'), 'utf8')).version);
});

inChromium('The manifest', (site, test) => {
  const names = (entries) => entries.map(({ name }) => name);

  test('names the properties and methods that the element has', async () => {
    await site.article(SHORT);
    const has = await site.run(() => Object.fromEntries(
      Object.entries(Object.getOwnPropertyDescriptors(customElements.get('article-widget').prototype))
        .filter(([name]) => !/Callback$|^constructor$/.test(name))
        .map(([name, { value, set }]) => [name, { kind: value ? 'method' : 'field', readonly: !value && !set }]),
    ));
    for (const { kind, name, readonly = false } of declaration.members) {
      assert.ok(has[name], `the element has no ${name}`);
      assert.equal(has[name].kind, kind, name);
      if (kind === 'field') assert.equal(has[name].readonly, readonly, name);
    }
  });

  test('names every part that is drawn, and no other', async () => {
    const drawn = new Set();
    const look = async () => (await site.widget().partNames()).forEach((name) => drawn.add(name));
    for (const slug of SAMPLES) {
      const widget = await site.article(slug);
      await eventually('the related links', async () => (await widget.count('[part~=related-item]')) > 0);
      await look();
    }
    const player = new Player(await site.article(SHORT));
    for (const name of [/^More$/, /^Transcript$/]) await (await player.button(name)).click();
    await eventually('the transcript', async () => (await player.widget.count('[part~=transcript]')) > 0);
    await look();
    await site.embed({ attributes: { src: '/no-such-article.md' } });
    await site.widget().failed();
    await look();
    assert.deepEqual([...drawn].sort(), names(declaration.cssParts).sort());
  });
});
