// Long delays of the page, made short.

/** Returns an early script under which timers of at least `from` milliseconds run `by` times as fast. */
export const hurried = ({ from = 1000, by = 10 } = {}) => `{
  const original = window.setTimeout;
  window.setTimeout = (act, ms, ...rest) => original(act, ms >= ${from} ? ms / ${by} : ms, ...rest);
  window.unhurried = () => { window.setTimeout = original; };
}`;

/** Does the same to the open page. `unhurry` ends it. */
export const hurry = (site, options) => site.run(hurried(options));

export const unhurry = (site) => site.run(() => window.unhurried());
