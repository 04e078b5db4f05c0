// The pages of examples/, built as their authors would and opened under the widget's policy.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inChromium, lacks } from '../../support/suite.mjs';
import { assertSilent } from '../../support/console.mjs';
import { DIST, program } from '../../support/environment.mjs';
import { eventually } from '../../support/wait.mjs';
import { SHORT, sample } from '../../support/samples.mjs';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../../../examples/', import.meta.url));
const BUILD_MS = 240_000;

const folder = mkdtempSync(join(tmpdir(), 'article-widget-examples-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Builds an example in a folder of its own. Returns its pages, or why its packages could not be had. */
async function built(name) {
  const own = join(folder, name);
  cpSync(join(EXAMPLES, name), own, { recursive: true, filter: (path) => !/node_modules|[\\/]dist$/.test(path) });
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) return { why: `Vite needs Node.js 20.19 or newer, and this is ${process.version}` };
  const options = { cwd: own, timeout: BUILD_MS / 2 };
  try {
    await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], options);
  } catch (error) {
    const message = `${error.stderr ?? ''}${error.message}`;
    // Without a network there is nothing to test. Anything else is a mistake in the example.
    if (!/\b(ENOENT|ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/.test(message)) throw error;
    return { why: `npm cannot install the packages of examples/${name}: ${message.trim().split('\n')[0]}` };
  }
  await run('npm', ['run', 'build'], options);
  return { pages: join(own, 'dist') };
}

inChromium('An example', (site, test) => {
  /** Checks what every example does. */
  const works = async () => {
    const title = sample(SHORT).value('title');
    const widget = site.widget();
    await widget.loaded();
    assert.equal(await widget.text('headline'), title);
    await eventually('the event to be heard', () => site.run((title) => document.getElementById('heard').textContent.startsWith(title), title));
    assert.equal(await site.run(() => {
      const note = document.querySelector('[slot=after-body]');
      return note.assignedSlot !== null && note.getBoundingClientRect().height > 0;
    }), true, 'the slot is not filled');
    const light = await widget.style('article', 'color');
    await site.run(() => document.getElementById('theme').click());
    await eventually('the dark theme', async () => (await widget.style('article', 'color')) !== light);
    assert.equal(await site.run(() => document.querySelector('article-widget').getAttribute('theme')), 'dark');
    const own = 'An article of our own';
    await site.run(() => document.getElementById('own').click());
    await eventually('the article that the page hands over', async () => (await widget.text('headline')) === own);
    assert.equal(await site.run(() => document.querySelector('article-widget').hasAttribute('article')), false, 'the data became an attribute');
    await assertSilent(site);
  };

  test('in plain HTML works', async () => {
    site.server.mount('/', join(EXAMPLES, 'plain'));
    site.server.mount('/widget/', DIST);
    await site.open('/index.html');
    await works();
  });

  for (const name of ['react', 'react-18', 'vue', 'svelte']) {
    test(`in ${name} is built and works`, async (t) => {
      const { why, pages } = await built(name);
      if (why) return lacks(t, why);
      site.server.mount('/', pages);
      site.server.mount('/widget/', DIST);
      await site.open('/index.html');
      await works();
    }, { timeout: BUILD_MS });
  }

  test('for WordPress is valid PHP, works, and lets nothing out of its attributes', async (t) => {
    const php = program('php');
    if (!php) return lacks(t, 'no php here: install php-cli');
    const example = join(EXAMPLES, 'wordpress');
    for (const file of ['article-widget.php', 'single-article.php']) await run(php, ['-l', join(example, file)]);
    const render = async (attributes) => {
      const script = `parse_str($argv[1], $_GET); require $argv[2];`;
      const query = new URLSearchParams({ attributes: JSON.stringify(attributes) }).toString();
      const { stdout } = await run(php, ['-r', script, query, join(here, 'wordpress.php')], { env: { ...process.env, EXAMPLE: example } });
      return stdout;
    };
    const html = await render({ src: `/widget/content/${SHORT}.md`, related: 'none', theme: 'dark', related_layout: 'stack' });
    assert.match(html, /<article-widget src="[^"]+" related="none" theme="dark" related-layout="stack"><p>The fallback\.<\/p>/);
    site.server.route('/post', (request, response, server) => server.html(html, response));
    site.server.mount('/widget/', DIST);
    await site.open('/post');
    await site.widget().loaded();
    await assertSilent(site);
    const attack = await render({ src: 'javascript:alert(1)', onclick: 'alert(1)', theme: '"><script>alert(1)</script>', style: 'x', 0: 'loose' });
    const [, tag] = /<main>([\s\S]*)<\/main>/.exec(attack);
    assert.doesNotMatch(tag, /<script|onclick|javascript|style|loose/, tag);
  });
});
