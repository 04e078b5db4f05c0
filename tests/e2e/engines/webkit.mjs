// WebKitGTK's MiniBrowser through WebKitWebDriver, on a virtual display of its own.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as screen from '../support/display.mjs';
import { program } from '../support/environment.mjs';
import { startDriver } from '../support/process.mjs';
import * as sound from '../support/sound.mjs';
import { eventually } from '../support/wait.mjs';

export const name = 'webkit';

/** Maximum number of attempts at a test. One more than elsewhere: on a busy machine its driver and its media lag. */
export const ATTEMPTS = 3;

/** The paths of Debian, Fedora and Arch, newest first. */
const places = () => ['/usr/lib', '/usr/lib64', '/usr/libexec'].flatMap((lib) => {
  try {
    const inside = readdirSync(lib).filter((folder) => /-linux-gnu$|^webkit/.test(folder)).map((folder) => join(lib, folder));
    return [lib, ...inside].flatMap((folder) => ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].map((api) => join(folder, api, 'MiniBrowser')));
  } catch {
    return [];
  }
});

const binary = () => (process.env.MINIBROWSER ? program(process.env.MINIBROWSER) : program(...places(), 'MiniBrowser'));
const driver = () => program(process.env.WEBKITDRIVER ?? 'WebKitWebDriver');

/** Returns why this machine cannot run it, or `undefined`. */
export function missing() {
  if (!driver()) return 'no WebKitWebDriver on the PATH: install webkit2gtk-driver, or set WEBKITDRIVER to its path';
  if (!binary()) return 'no MiniBrowser here: install webkit2gtk-driver, or set MINIBROWSER to its path';
  return screen.missing() ?? sound.missing();
}

export async function start() {
  const config = mkdtempSync(join(tmpdir(), 'article-widget-webkit-'));
  for (const gtk of ['gtk-3.0', 'gtk-4.0']) {
    mkdirSync(join(config, gtk));
    writeFileSync(join(config, gtk, 'gtk.css'), NARROW);
  }
  const started = [];
  const stop = async () => {
    for (const service of started.reverse()) await service.stop();
    rmSync(config, { recursive: true, force: true, maxRetries: 5 });
  };
  const env = {
    ...process.env,
    XDG_CONFIG_HOME: config,
    XDG_DATA_HOME: config,
    XDG_CACHE_HOME: config,
    GDK_BACKEND: 'x11',
    LANGUAGE: 'en_US',
    // Neither root nor a container has the user namespaces that the sandbox needs; the pages are ours.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  };
  try {
    const device = await sound.startSound();
    started.push(device);
    const display = await screen.startDisplay();
    started.push(display);
    const service = await startDriver(driver(), (port) => [`--port=${port}`, '--host=127.0.0.1'], { ...env, ...device.env, ...display.env });
    started.push(service);
    return {
      url: service.url,
      capabilities: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: binary(), args: ['--automation'] } },
      display,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** MiniBrowser's tool bar keeps its window 447 px wide. Without paddings the window can be narrower than a phone. */
const NARROW = '* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }\n';

/** Maximum height of a window's bars. More means that the window and its page have not been resized together yet. */
const MOST_BARS = 120;

/** The viewport follows the window, and the page follows the desktop, which has no setting for paper. */
export const emulation = {
  /** A window takes a while to be resized, and its page follows. */
  async viewport({ driver }, { width, height }) {
    const look = () => driver.executeScript(() => ({ page: [innerWidth, innerHeight], bars: outerHeight - innerHeight }));
    await eventually(`a page of ${width} × ${height} px`, async () => {
      const { page, bars } = await look();
      if (page[0] === width && page[1] === height) return true;
      await driver.manage().window().setRect({ x: 0, y: 0, width, height: height + Math.min(Math.max(bars, 0), MOST_BARS) });
      throw new Error(`it has ${page.join(' × ')} px`);
    });
  },

  async media({ driver, service }, { type = '', ...features }) {
    if (type === 'print') await driver.executeScript(putInForce, 'print', 'screen');
    const dark = features['prefers-color-scheme'] === 'dark';
    const still = features['prefers-reduced-motion'] === 'reduce';
    service.display.set({ dark, still });
    const now = () => driver.executeScript(() => [
      matchMedia('(prefers-color-scheme: dark)').matches, matchMedia('(prefers-reduced-motion: reduce)').matches,
    ]);
    await eventually('the page to follow the desktop', async () => {
      const found = await now();
      return found[0] === dark && found[1] === still;
    });
  },
};

/** Rewrites the rules of the open page and its shadow roots, as if its medium were `medium` and not `other`. */
function putInForce(medium, other) {
  const roots = [document, ...[...document.querySelectorAll('*')].map((node) => node.shadowRoot).filter(Boolean)];
  const rewrite = (rules) => {
    for (const rule of rules) {
      if (rule.media?.mediaText.includes(other)) rule.media.mediaText = 'not all';
      else if (rule.media) rule.media.mediaText = rule.media.mediaText.replace(medium, 'all');
      if (rule.cssRules) rewrite(rule.cssRules);
    }
  };
  for (const root of roots) for (const sheet of [...root.styleSheets, ...root.adoptedStyleSheets]) rewrite(sheet.cssRules);
}

/** Its voices belong to GStreamer's plugin for flite, not to speech-dispatcher. */
export const missingVoice = () => undefined;
