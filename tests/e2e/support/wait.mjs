// Waiting, always with an end.

/** Time between two looks. */
const LOOK_MS = 40;

/** Longest wait. It is long for a busy machine: a test that passes does not wait so long. */
const WITHIN_MS = 12_000;

/**
 * Calls `probe` until it returns something truthy, and returns that. After `within` milliseconds it fails, with the
 * awaited thing and the last answer.
 */
export async function eventually(what, probe, { within = WITHIN_MS } = {}) {
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
    await pause(LOOK_MS);
  }
}

/**
 * For what must not happen: calls `probe` again and again for `during` milliseconds, and fails as soon as it returns
 * something falsy or throws.
 */
export async function stays(what, probe, { during = 500 } = {}) {
  const end = Date.now() + during;
  for (;;) {
    const found = await probe();
    if (!found) throw new Error(`${what}: it did not stay so; last seen: ${JSON.stringify(found)}`);
    if (Date.now() > end) return;
    await pause(LOOK_MS);
  }
}

/** Waits until `probe` returns the same value (as JSON) for `during` milliseconds, and returns that value. */
export async function settled(what, probe, { during = 120, within = WITHIN_MS } = {}) {
  let last;
  let since;
  const { value } = await eventually(`${what} to come to rest`, async () => {
    const value = await probe();
    const now = JSON.stringify(value);
    if (now !== last) [last, since] = [now, Date.now()];
    return Date.now() - since >= during && { value };
  }, { within });
  return value;
}

/** The promise, or a failure that names `what` and is marked as `late` after `within` milliseconds. */
export function bounded(what, promise, within) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error(`${what} took longer than ${within} ms`), { late: true })), within);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** A bare delay: for servers that answer late. Tests wait for a condition instead. */
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));
