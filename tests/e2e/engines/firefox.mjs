// Firefox through geckodriver, without a display.

import { program } from '../support/environment.mjs';
import { startDriver } from '../support/process.mjs';
import * as sound from '../support/sound.mjs';

export const name = 'firefox';

/** Maximum number of attempts at a test, if failed tests are retried. */
export const ATTEMPTS = 2;

export const { missingVoice } = sound;

/** Without a device Firefox 153 fires `error` at a recording that it plays. Other systems than Linux have one. */
const needsDevice = process.platform === 'linux';

const binary = () => (process.env.FIREFOX ? program(process.env.FIREFOX) : program('firefox', 'firefox-esr'));
const driver = () => program(process.env.GECKODRIVER ?? 'geckodriver');

/** Returns why this machine cannot run it, or `undefined`. */
export function missing() {
  if (!binary()) return 'no Firefox on the PATH: install it, or set FIREFOX to its path';
  if (!driver()) return 'no geckodriver on the PATH: install it, or set GECKODRIVER to its path';
  return needsDevice ? sound.missing() : undefined;
}

/** Starts a driver. With `voice` the browser gets one, if it has none of its own. */
export async function start({ voice = false } = {}) {
  const started = [];
  const stop = async () => {
    for (const service of started.reverse()) await service.stop();
  };
  try {
    if (voice || needsDevice) started.push(await sound.startSound({ voice }));
    started.push(await startDriver(driver(), (port) => [
      '--host', '127.0.0.1', '--port', String(port), '--websocket-port', '0', '--log', 'error',
      // Emulation and the log below need the browser's privileges.
      '--allow-system-access',
    ], { ...process.env, ...started[0]?.env }));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: started.at(-1).url,
    // geckodriver makes an empty profile and removes it.
    capabilities: {
      browserName: 'firefox',
      webSocketUrl: true,
      'moz:firefoxOptions': { binary: binary(), args: ['-headless'], prefs: PREFERENCES },
    },
    stop,
  };
}

const PREFERENCES = {
  'intl.accept_languages': 'en-US',
  'media.volume_scale': '0.0',
  // A page of 390 px is 390 px wide, as on a phone, whose scroll bars take no room.
  'ui.useOverlayScrollbars': 1,
};

export const emulation = {
  /** The window of headless Firefox is never narrower than 450 px; WebDriver BiDi sizes the page alone. */
  async viewport({ driver }, viewport) {
    const bidi = await driver.getBidi();
    const context = await driver.getWindowHandle();
    const { error, message } = await bidi.send({ method: 'browsingContext.setViewport', params: { context, viewport } });
    if (error) throw new Error(`browsingContext.setViewport: ${error}: ${message}`);
  },

  /** As DevTools' own switches do: overrides of the tab, and a preference if there is no override. */
  media({ driver }, { type = '', ...features }) {
    return privileged(driver, (type, scheme, motion) => {
      const tab = gBrowser.selectedBrowser.browsingContext;
      tab.mediumOverride = type;
      tab.prefersColorSchemeOverride = scheme;
      Services.prefs.setIntPref('ui.prefersReducedMotion', motion === 'reduce' ? 1 : 0);
    }, type, features['prefers-color-scheme'] ?? 'none', features['prefers-reduced-motion'] ?? '');
  },
};

/** Returns the errors and violations of policies in the browser's log since the last call. */
export function log({ driver }) {
  return privileged(driver, () => {
    const entries = Services.console.getMessageArray().filter((entry) => entry instanceof Ci.nsIScriptError);
    Services.console.reset();
    const ofThePage = entries.filter(({ sourceName }) => /^(https?|data):/.test(sourceName));
    return ofThePage.map(({ category, errorMessage, sourceName }) => `${category}: ${errorMessage} (${sourceName})`);
  });
}

async function privileged(driver, script, ...args) {
  await driver.setContext('chrome');
  try {
    return await driver.executeScript(script, ...args);
  } finally {
    await driver.setContext('content');
  }
}
