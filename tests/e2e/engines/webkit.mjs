// WebKitGTK's MiniBrowser through WebKitWebDriver, on a virtual display where there is none.

import { program } from '../support/environment.mjs';
import { startDriver } from '../support/process.mjs';

export const name = 'webkit';

const BROWSERS = ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser', '/usr/lib/x86_64-linux-gnu/webkitgtk-6.0/MiniBrowser'];

const binary = () => program(process.env.MINIBROWSER, ...BROWSERS, 'MiniBrowser');
const driver = () => program(process.env.WEBKITDRIVER ?? 'WebKitWebDriver');
const display = () => program('xvfb-run');

/** Why this machine cannot run it; nothing where it can. */
export function missing() {
  if (!driver()) return 'no WebKitWebDriver on the PATH: install webkit2gtk-driver, or set WEBKITDRIVER to its path';
  if (!binary()) return 'no MiniBrowser here: install webkit2gtk-driver, or set MINIBROWSER to its path';
  if (!process.env.DISPLAY && !display()) return 'no display and no xvfb-run: install xvfb';
  return undefined;
}

export async function start() {
  const root = process.getuid?.() === 0;
  const env = { ...process.env, ...(root && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }) };
  const args = (port) => [`--port=${port}`, '--host=127.0.0.1'];
  const screen = ['--auto-servernum', '--server-args=-screen 0 1600x1200x24', driver()];
  const service = process.env.DISPLAY
    ? await startDriver(driver(), args, env)
    : await startDriver(display(), (port) => [...screen, ...args(port)], env);
  return {
    url: service.url,
    capabilities: {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: binary(), args: ['--automation'] },
    },
    stop: service.stop,
  };
}

// Preferences of the reader cannot be changed in a running session; the viewport follows the window.
export const emulation = {};
