// Runs test files with Node's test runner: `node run.mjs [FILE…]`, without a file all of them. Prints Node's report,
// the slowest tests and the retried tests.

import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Number of test files that run at the same time, each with a browser of its own. Tests wait more than they work. */
const CONCURRENCY = Number(process.env.CONCURRENCY ?? availableParallelism() + 1);

/** Files that start first: they take longest. */
const LONGEST = ['frameworks', 'read-along', 'player-sources', 'player-real-voice'];

/** Number of slow tests in the report. */
const SLOWEST = 8;

// Test processes inherit this variable, and `environment.mjs` reads it.
const ownFolder = process.env.RETRIES ? undefined : mkdtempSync(join(tmpdir(), 'article-widget-run-'));
process.env.RETRIES ??= join(ownFolder, 'retries.jsonl');
const { BROWSERS } = await import('./support/environment.mjs');
const { MAX_RETRIED, retriedTests } = await import('./support/retries.mjs');

const files = filesToRun(process.argv.slice(2));
if (files.length === 0) fail(`no test file is for ${BROWSERS.join(', ')}`);
const tests = [];
// The test processes end their browsers when they are asked to end.
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => stop.abort());
const report = run({ files, concurrency: CONCURRENCY, signal: stop.signal });
report.on('test:fail', () => { process.exitCode = 1; });
report.on('test:pass', ({ name, details, file, nesting }) => {
  if (details.type !== 'suite') tests.push({ name, file, seconds: details.duration_ms / 1000 });
  // Node reports a file without a test as one test that passed, by the name of the file.
  if (nesting === 0 && resolve(HERE, name) === file) fail(`${relative(HERE, file)} has run no test`);
});
report.compose(new spec()).pipe(process.stdout);
await new Promise((done) => report.once('end', done));

process.once('beforeExit', () => {
  const slowest = tests.sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
  console.log(`\nThe slowest tests:\n${slowest.map(({ name, seconds }) => `  ${seconds.toFixed(1).padStart(6)} s  ${name}`).join('\n')}`);
  const retried = retriedTests();
  if (retried.length > 0) console.log(`\nRetried tests so far (${retried.length}, at most ${MAX_RETRIED} may be):\n${retried.map((test) => `  ${test}`).join('\n')}`);
  if (retried.length > MAX_RETRIED) fail(`${retried.length} tests were retried, and at most ${MAX_RETRIED} may be`);
  if (ownFolder) rmSync(ownFolder, { recursive: true, force: true });
});

/** Returns the named files, or all that have a test for the chosen engines. Long ones come first, so that none ends alone. */
function filesToRun(names) {
  if (names.length > 0) return names.map((name) => resolve(name));
  const all = ['cases', 'support'].flatMap((folder) => readdirSync(join(HERE, folder), { recursive: true }).map((name) => join(HERE, folder, name)));
  const weight = (file) => statSync(file).size + (LONGEST.some((name) => dirname(file).endsWith(name)) ? 1e6 : 0);
  return all.filter((file) => file.endsWith('.test.mjs') && isForTheseEngines(file)).sort((a, b) => weight(b) - weight(a));
}

function isForTheseEngines(file) {
  return BROWSERS.includes('chromium') || /^inEveryBrowser\(/m.test(readFileSync(file, 'utf8'));
}

function fail(reason) {
  process.exitCode = 1;
  console.error(`\nFAILED: ${reason}`);
}
