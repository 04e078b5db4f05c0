// What the environment says about this run, read in one place.

import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));

/** The release bundle. */
export const DIST = resolve(process.env.DIST ?? join(here, '../../dist'));

/** The engines to run in, such as `chromium,firefox`. */
export const BROWSERS = (process.env.BROWSERS ?? 'chromium').split(/[\s,]+/).filter(Boolean);

/** The engines that fail the run where the machine lacks them, instead of being skipped. */
export const REQUIRED = (process.env.REQUIRED_BROWSERS ?? '').split(/[\s,]+/).filter(Boolean);

/** Whether a test that fails is run again, as often as its engine asks for; every failure is reported. */
export const AGAIN = process.env.AGAIN === '1';

/** Where pictures of failed tests go. */
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
