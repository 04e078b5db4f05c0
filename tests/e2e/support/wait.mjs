// Waiting, always with an end.

const PAUSE_MS = 40;

/**
 * Calls `probe` until it returns something truthy, and returns that.
 * Fails after `within` milliseconds, saying what was awaited and what was there instead.
 */
export async function eventually(what, probe, { within = 8000 } = {}) {
  const end = Date.now() + within;
  let last;
  for (;;) {
    try {
      last = await probe();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      const found = last instanceof Error ? last.message : JSON.stringify(last);
      throw new Error(`waited ${within} ms in vain for ${what}; last seen: ${found}`);
    }
    await pause(PAUSE_MS);
  }
}

/** The promise, or a failure that names `what` and is marked as `late` after `within` milliseconds. */
export function bounded(what, promise, within) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error(`${what} took longer than ${within} ms`), { late: true })), within);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));
