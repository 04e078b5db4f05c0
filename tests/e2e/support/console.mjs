// The messages that a page may write.

import assert from 'node:assert/strict';

/** Checks that there is no message, no error, no violation, and nothing in the browser's own log. */
export async function assertSilent(site) {
  const { console, errors, rejections, violations } = await site.seen();
  const log = await site.browserLog();
  const said = console.map(({ level, text }) => `console.${level}: ${text}`);
  const all = [...said, ...errors, ...rejections, ...violations, ...log];
  assert.deepEqual(all, [], `the console is not empty:\n${all.join('\n')}`);
}

/** Checks that there is no uncaught error and no violation. Messages are allowed: they say what was wrong. */
export async function assertUnharmed(site) {
  const { errors, rejections, violations } = await site.seen();
  const all = [...errors, ...rejections.map((reason) => `unhandled rejection: ${reason}`), ...violations];
  assert.deepEqual(all, [], `uncaught errors or violations:\n${all.join('\n')}`);
  const log = (await site.browserLog()).filter((line) => /Uncaught|Content Security Policy/.test(line));
  assert.deepEqual(log, [], `the browser's log:\n${log.join('\n')}`);
}
