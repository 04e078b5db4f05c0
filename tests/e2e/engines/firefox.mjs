// Firefox through geckodriver.

import { program } from '../support/environment.mjs';
import { startDriver } from '../support/process.mjs';

export const name = 'firefox';

const binary = () => program(process.env.FIREFOX ?? 'firefox', 'firefox-esr');
const driver = () => program(process.env.GECKODRIVER ?? 'geckodriver');

/** Why this machine cannot run it; nothing where it can. */
export function missing() {
  if (!binary()) return 'no Firefox on the PATH: install it, or set FIREFOX to its path';
  if (!driver()) return 'no geckodriver on the PATH: install it, or set GECKODRIVER to its path';
  return undefined;
}

export async function start() {
  const service = await startDriver(driver(), (port) => ['--host', '127.0.0.1', '--port', String(port), '--websocket-port', '0', '--log', 'error']);
  return {
    url: service.url,
    // geckodriver makes an empty profile and removes it.
    capabilities: {
      browserName: 'firefox',
      'moz:firefoxOptions': {
        binary: binary(),
        args: ['-headless'],
        prefs: { 'intl.accept_languages': 'en-US', 'media.volume_scale': '0.0' },
      },
    },
    stop: service.stop,
  };
}

// Preferences of the reader cannot be changed in a running session; the viewport follows the window.
export const emulation = {};
