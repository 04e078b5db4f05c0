// Runs a case in the engines that it needs. An engine that the machine lacks is skipped, with the reason, unless it is
// required. `exceptions.json` lists what an engine cannot do.

import assert, { AssertionError } from 'node:assert';
import { after, before, describe, it } from 'node:test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as chromium from '../engines/chromium.mjs';
import * as firefox from '../engines/firefox.mjs';
import * as webkit from '../engines/webkit.mjs';
import { exceptionsOf } from './exceptions.mjs';
import { BROWSERS, CI, REQUIRED, RETRY, SHOTS } from './environment.mjs';
import { noteRetry } from './retries.mjs';
import { Site } from './site.mjs';
import { bounded } from './wait.mjs';

const ENGINES = { chromium, firefox, webkit };
const TEST_MS = 45_000;
const START_MS = 60_000;

/**
 * A case that depends on layout, styles, media, speech, focus, or on something else that engines do in their own ways:
 * it runs in every engine that `BROWSERS` names. `define(site, test)` writes its tests. `test(sentence, body)` starts
 * each with an empty page. `test.inChromium(sentence, body)` is for a test that depends on none of these.
 *
 * With `needsVoice` the browser has a voice that the Web Speech API can speak with.
 */
export function inEveryBrowser(title, define, options) {
  runIn(BROWSERS, title, define, options);
}

/** A case about data, addresses, messages or files, which are the same in every engine: it runs in Chromium alone. */
export function inChromium(title, define, options) {
  runIn(BROWSERS.filter((name) => name === 'chromium'), title, define, options);
}

/** The test cannot run because this machine lacks something. It is skipped with the reason; in CI it fails. */
export function lacks(t, reason) {
  if (CI) throw new Error(`${reason}; in CI nothing may be missing`);
  t.skip(reason);
}

function runIn(engines, title, define, { needsVoice = false } = {}) {
  for (const name of engines) {
    const engine = ENGINES[name];
    if (!engine) throw new Error(`BROWSERS names ${name}; the engines are ${Object.keys(ENGINES).join(', ')}`);
    const missing = engine.missing() ?? (needsVoice ? engine.missingVoice() : undefined);
    if (missing && REQUIRED.includes(name)) throw new Error(`${name} is required: ${missing}`);
    const exceptions = exceptionsOf(title, name);
    describe(`${title} (${name})`, { skip: missing ?? exceptions.whole }, () => {
      const site = new Site(engine, { voice: needsVoice });
      before(() => site.start(), { timeout: START_MS });
      after(() => site.stop(), { timeout: START_MS });
      const attempts = RETRY ? engine.ATTEMPTS : 1;
      const test = (sentence, body, { timeout = TEST_MS } = {}) => {
        const skip = exceptions.of(sentence);
        // After a failure there is evidence to collect, and a browser that hangs is replaced: both take time.
        it(sentence, { timeout: attempts * (timeout + START_MS), skip }, async (t) => {
          for (let attempt = 1; ; attempt++) {
            try {
              await site.reset();
              return await bounded('the test', body(t), timeout);
            } catch (error) {
              const seen = await evidence(site, sentence);
              error.message += seen;
              // Reporters print the stack of an assertion, which holds the message as it was before.
              if (error instanceof AssertionError) error.stack += seen;
              if (attempt === attempts) throw error;
              noteRetry({ engine: name, case: title, test: sentence, error: error.message.split('\n')[0] });
              t.diagnostic(`RETRIED in ${name}: "${title}: ${sentence}" failed, and runs again. ${error.stack ?? error.message}`);
              await site.restart();
            }
          }
        });
      };
      test.inChromium = (...args) => { if (name === 'chromium') test(...args); };
      define(site, test);
      const outdated = exceptions.unused();
      if (outdated.length > 0) it('has the tests that exceptions.json names', () => assert.deepEqual(outdated, []));
    });
  }
}

/** The folder for the pictures of this process. The first picture creates it. */
let folder;

/** Describes what a person would look at first: a picture, and what the page reported. */
async function evidence(site, sentence) {
  const lines = [];
  try {
    const picture = await bounded('the picture', site.driver.takeScreenshot(), 8000);
    folder ??= SHOTS ?? mkdtempSync(join(tmpdir(), 'article-widget-e2e-'));
    const file = join(folder, `${site.engine} ${sentence}`.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100) + '.png');
    writeFileSync(file, picture, 'base64');
    lines.push(`picture: ${file}`);
    lines.push(`page: ${await site.driver.getCurrentUrl()}`);
    const { console, errors, rejections, violations, events } = await bounded('the page', site.seen(), 5000);
    const messages = [...console.map(({ level, text }) => `${level}: ${text}`), ...errors, ...rejections, ...violations];
    lines.push(...messages.slice(0, 12).map((line) => `message: ${line.slice(0, 400)}`));
    lines.push(...events.slice(0, 6).map(({ name, detail }) => `event: ${name} ${JSON.stringify(detail).slice(0, 300)}`));
  } catch (error) {
    lines.push(`(no more evidence: ${error.message.split('\n')[0]})`);
    if (error.late) await site.restart();
  }
  return `\n  ${lines.join('\n  ')}`;
}
