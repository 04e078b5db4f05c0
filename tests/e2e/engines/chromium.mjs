// Chromium or Chrome through ChromeDriver.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../support/environment.mjs';
import { startDriver } from '../support/process.mjs';
import { missingVoice, startSound } from '../support/sound.mjs';

export const name = 'chromium';

/** Maximum number of attempts at a test, if failed tests are retried. */
export const ATTEMPTS = 2;

export { missingVoice };

const binary = () => (process.env.CHROME ? program(process.env.CHROME) : program('/usr/bin/chromium', 'google-chrome', 'chromium'));
const driver = () => program(process.env.CHROMEDRIVER ?? 'chromedriver');

/** Returns why this machine cannot run it, or `undefined`. */
export function missing() {
  if (!binary()) return 'no Chromium or Chrome here: install one, or set CHROME to its path';
  if (!driver()) return 'no chromedriver on the PATH: install it, or set CHROMEDRIVER to its path';
  return undefined;
}

/** Starts a driver. With `voice` the browser gets one, if it has none of its own. */
export async function start({ voice = false } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'article-widget-chromium-'));
  const started = [];
  const stop = async () => {
    for (const service of started.reverse()) await service.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    if (voice) started.push(await startSound({ voice }));
    const env = { ...process.env, ...started[0]?.env };
    started.push(await startDriver(driver(), (port) => [`--port=${port}`, '--log-level=SEVERE'], env));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: started.at(-1).url,
    capabilities: {
      browserName: 'chrome',
      'goog:loggingPrefs': { browser: 'ALL' },
      'goog:chromeOptions': {
        binary: binary(),
        args: [
          '--headless=new',
          // Root has no user namespace to build the sandbox in.
          '--no-sandbox',
          '--disable-gpu',
          // A page of 390 px is 390 px wide, as on a phone, whose scroll bars take no room.
          '--hide-scrollbars',
          '--disable-dev-shm-usage',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--lang=en-US',
          '--window-size=1280,900',
          ...(voice ? ['--enable-speech-dispatcher'] : []),
          `--user-data-dir=${profile}`,
        ],
      },
    },
    stop,
  };
}

/** Viewport and preferences, through the DevTools protocol. */
export const emulation = {
  async viewport(session, { width, height }) {
    await devtools(session, 'Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  },

  async media(session, { type = '', ...features }) {
    const list = Object.entries(features).map(([name, value]) => ({ name, value }));
    await devtools(session, 'Emulation.setEmulatedMedia', { media: type, features: list });
  },
};

/** Returns the entries of the browser's log since the last call. */
export async function log({ driver }) {
  return (await driver.manage().logs().get('browser')).map(({ level, message }) => `${level.name}: ${message}`);
}

/** Sends one command of the DevTools protocol, and returns its answer. */
export async function devtools({ url, id }, cmd, params) {
  const answer = await fetch(`${url}/session/${id}/goog/cdp/execute`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cmd, params }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`${cmd}: ${await answer.text()}`);
  return (await answer.json()).value;
}
