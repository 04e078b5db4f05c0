// Runs a case in every engine that was asked for. An engine that the machine lacks is skipped, with the reason, unless
// it is required; what an engine cannot do stands in `exceptions.json`.

import assert, { AssertionError } from 'node:assert';
import { after, before, describe, it } from 'node:test';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as chromium from '../engines/chromium.mjs';
import * as firefox from '../engines/firefox.mjs';
import * as webkit from '../engines/webkit.mjs';
import { exceptionsOf } from './exceptions.mjs';
import { BROWSERS, REQUIRED, SHOTS, AGAIN } from './environment.mjs';
import { Site } from './site.mjs';
import { bounded } from './wait.mjs';

const ENGINES = { chromium, firefox, webkit };
const TEST_MS = 45_000;
const START_MS = 60_000;

/**
 * `define(site, test)` writes the tests of the case; `test(sentence, body)` starts each from a clean table. With
 * `needsVoice` the browser has one that the Web Speech API can speak with, where the machine can give it one.
 */
export function inEveryBrowser(title, define, { needsVoice = false } = {}) {
  for (const name of BROWSERS) {
    const engine = ENGINES[name];
    if (!engine) throw new Error(`BROWSERS names ${name}; the engines are ${Object.keys(ENGINES).join(', ')}`);
    const why = engine.missing() ?? (needsVoice ? engine.missingVoice() : undefined);
    const exceptions = exceptionsOf(title, name);
    if (why && REQUIRED.includes(name)) throw new Error(`${name} is required: ${why}`);
    describe(`${title} (${name})`, { skip: why ?? exceptions.whole }, () => {
      const site = new Site(engine, { voice: needsVoice });
      before(() => site.start(), { timeout: START_MS });
      after(() => site.stop(), { timeout: START_MS });
      const test = (sentence, body, { timeout = TEST_MS } = {}) => {
        const skip = exceptions.of(sentence);
        // What failed is looked at, and a browser that hangs is replaced: that takes time of its own.
        const turns = AGAIN ? engine.TURNS : 1;
        it(sentence, { timeout: turns * (timeout + START_MS), skip }, async (t) => {
          for (let turn = 1; ; turn++) {
            try {
              await site.reset();
              return await bounded('the test', body(t), timeout);
            } catch (error) {
              const seen = await evidence(site, sentence);
              error.message += seen;
              // Reporters print an assertion's stack, which was written before.
              if (error instanceof AssertionError) error.stack += seen;
              if (turn === turns) throw error;
              t.diagnostic(`UNSTEADY in ${name}: "${title}: ${sentence}" failed, and is run again. ${error.stack ?? error.message}`);
              await site.restart();
            }
          }
        });
      };
      define(site, test);
      const stale = exceptions.stale();
      if (stale.length > 0) it('has the tests that exceptions.json names', () => assert.deepEqual(stale, []));
    });
  }
}

/** Where this process puts its pictures; made with the first. */
let folder;

/** What a person would look at first: a picture, and what the page said. */
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
    const said = [...console.map(({ level, text }) => `${level}: ${text}`), ...errors, ...rejections, ...violations];
    lines.push(...said.slice(0, 12).map((line) => `said: ${line.slice(0, 400)}`));
    lines.push(...events.slice(0, 6).map(({ name, detail }) => `event: ${name} ${JSON.stringify(detail).slice(0, 300)}`));
  } catch (error) {
    lines.push(`(no more to see: ${error.message.split('\n')[0]})`);
    if (error.late) await site.restart();
  }
  return `\n  ${lines.join('\n  ')}`;
}
