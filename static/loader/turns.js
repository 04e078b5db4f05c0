// The order in which many elements of one page get their widgets: one in each task, so that the page stays responsive between them.

/** The functions that go on: of elements in view, and of all others. */
const waiting = [[], []];

// A message is a task that browsers do not delay, as they do timers.
const { port1, port2 } = new MessageChannel();
port1.onmessage = () => (waiting[0].shift() ?? waiting[1].shift())();

/** Returns a promise of the element's turn. Elements in view come first. */
export const turnOf = element => new Promise(resolve => {
  const { top, bottom } = element.getBoundingClientRect();
  waiting[+(bottom < 0 || top > innerHeight)].push(resolve);
  port2.postMessage(0);
});
