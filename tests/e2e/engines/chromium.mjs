// Chromium or Chrome through ChromeDriver.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from '../support/environment.mjs';
import { startDriver } from '../support/process.mjs';

export const name = 'chromium';

const binary = () => (process.env.CHROME ? program(process.env.CHROME) : program('/usr/bin/chromium', 'google-chrome', 'chromium'));
const driver = () => program(process.env.CHROMEDRIVER ?? 'chromedriver');

/** Why this machine cannot run it; nothing where it can. */
export function missing() {
  if (!binary()) return 'no Chromium or Chrome here: install one, or set CHROME to its path';
  if (!driver()) return 'no chromedriver on the PATH: install it, or set CHROMEDRIVER to its path';
  return undefined;
}

export async function start() {
  const profile = mkdtempSync(join(tmpdir(), 'article-widget-chromium-'));
  const forget = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  const service = await startDriver(driver(), (port) => [`--port=${port}`, '--log-level=SEVERE']).catch((error) => {
    forget();
    throw error;
  });
  return {
    url: service.url,
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
          `--user-data-dir=${profile}`,
        ],
      },
    },
    async stop() {
      await service.stop();
      forget();
    },
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

/** One command of the DevTools protocol; gives its answer. */
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
