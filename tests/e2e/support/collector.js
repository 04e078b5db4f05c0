// Runs first in every page: records messages, errors, violations of the policy, events and layout shifts.
(() => {
  const seen = { console: [], errors: [], rejections: [], violations: [], events: [], shifts: [] };
  Object.defineProperty(window, '__seen', { value: seen });

  const words = (value) => {
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (typeof value === 'string') return value;
    try {
      return JSON.stringify(value) ?? String(value);
    } catch {
      return String(value);
    }
  };

  for (const level of ['debug', 'log', 'info', 'warn', 'error', 'assert', 'trace']) {
    const original = console[level];
    console[level] = (...values) => {
      if (level !== 'assert' || !values[0]) seen.console.push({ level, text: values.map(words).join(' ') });
      original.apply(console, values);
    };
  }

  addEventListener('error', (event) => {
    if (event instanceof ErrorEvent) {
      seen.errors.push(`${event.message} (${event.filename}:${event.lineno})`);
    }
  });
  addEventListener('unhandledrejection', (event) => seen.rejections.push(words(event.reason)));
  addEventListener('securitypolicyviolation', (event) => {
    const at = `${event.sourceFile}:${event.lineNumber}`;
    seen.violations.push(`${event.effectiveDirective} blocked ${event.blockedURI || event.sample} (${at})`);
  }, true);

  const names = ['article-load', 'article-error', 'audio-play', 'audio-pause', 'audio-ended', 'audio-progress', 'audio-error', 'related-click'];
  for (const name of names) {
    addEventListener(name, (event) => {
      const { bubbles, composed, cancelable } = event;
      seen.events.push({ name, target: event.target.id || event.target.localName, detail: event.detail, bubbles, composed, cancelable });
    });
  }

  if (globalThis.PerformanceObserver?.supportedEntryTypes?.includes('layout-shift')) {
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, startTime, sources } of list.getEntries()) {
        const nodes = (sources ?? []).map(({ node }) => node?.getAttribute?.('part') || node?.className || node?.localName || node?.nodeName || '?');
        seen.shifts.push({ value, hadRecentInput, startTime, nodes });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  }
})();
