// The settings of this run, from environment variables.

import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));

/** The release bundle. */
export const DIST = resolve(process.env.DIST ?? join(here, '../../dist'));

/** The engines to run in, such as `chromium,firefox`. */
export const BROWSERS = (process.env.BROWSERS ?? 'chromium').split(/[\s,]+/).filter(Boolean);

/** The engines that fail the run if the machine lacks them. Others are skipped. */
export const REQUIRED = (process.env.REQUIRED_BROWSERS ?? '').split(/[\s,]+/).filter(Boolean);

/** Whether a test that fails runs again, up to its engine's number of attempts. Every failure is reported. */
export const RETRY = process.env.RETRY === '1';

/** The file that lists the retried tests of this run. Test processes append to it. */
export const RETRIES = process.env.RETRIES;

/** Whether this is a CI run, in which no program and no package may be missing. */
export const CI = ['true', '1'].includes(process.env.CI);

/** The folder for pictures of failed tests. */
export const SHOTS = process.env.SHOTS;

/** The first of `names` that is a program: an absolute path, or a name on the PATH. */
export function program(...names) {
  for (const name of names.filter(Boolean)) {
    const places = name.includes('/') ? [resolve(name)] : (process.env.PATH ?? '').split(delimiter).map((dir) => join(dir, name));
    const found = places.find(runs);
    if (found) return found;
  }
  return undefined;
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (!existsSync(join(DIST, 'article-widget.js'))) {
  throw new Error(`no bundle in ${DIST} (article-widget.js is missing): run \`cargo xtask build\`, or set DIST`);
}
