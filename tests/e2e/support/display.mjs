// A virtual display of X11 with the desktop's settings: dark mode and less motion.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { program } from './environment.mjs';
import { startProcess } from './process.mjs';

const SERVER = 'Xvfb';
const SETTINGS = 'xsettingsd';

/** Returns why this machine has no display, or `undefined`. */
export function missing() {
  if (!program(SERVER)) return 'no Xvfb on the PATH: install xvfb';
  if (!program(SETTINGS)) return 'no xsettingsd on the PATH: install xsettingsd';
  return undefined;
}

/** Starts both. `env` is for the programs on that display; `set` changes the desktop's settings while they run. */
export async function startDisplay() {
  const folder = mkdtempSync(join(tmpdir(), 'article-widget-display-'));
  const forget = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const file = join(folder, 'xsettingsd.conf');
  const write = ({ dark = false, still = false } = {}) => {
    writeFileSync(file, `Net/ThemeName "Adwaita${dark ? '-dark' : ''}"\nGtk/EnableAnimations ${still ? 0 : 1}\n`);
  };
  write();
  try {
    let said = '';
    // The server chooses a free number and writes it to the third pipe.
    const server = await startProcess(program(SERVER), ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
      stdio: ['pipe'],
      ready(child) {
        if (!child.stdio[3].listenerCount('data')) child.stdio[3].on('data', (chunk) => { said += chunk; });
        return /^\d+\n/.exec(said)?.[0].trim();
      },
    });
    const env = { DISPLAY: `:${server.answer}` };
    const settings = await startProcess(program(SETTINGS), ['--config', file], { env: { ...process.env, ...env } }).catch(async (error) => {
      await server.stop();
      throw error;
    });
    return {
      env,
      set(wanted) {
        write(wanted);
        settings.signal('SIGHUP');
      },
      async stop() {
        await settings.stop();
        await server.stop();
        forget();
      },
    };
  } catch (error) {
    forget();
    throw error;
  }
}
