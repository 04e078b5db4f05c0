// Tasks of the page: work in several of them lets the browser paint and handle input between. `src/browser/task.rs` imports them.

/** Longest wait for a frame, in milliseconds. A frame out of view gets none. */
const LONGEST_FRAME_MS = 100;

/** Resolves in another task. Not by a timer, which browsers delay, in background tabs by a second. */
export const nextTask = () => new Promise(resolve => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(null);
});

/** Resolves in a task after the next frame, or soon in a page that is not painted. */
export async function afterPaint() {
  if (!document.hidden) {
    await new Promise(resolve => {
      requestAnimationFrame(resolve);
      setTimeout(resolve, LONGEST_FRAME_MS);
    });
  }
  await nextTask();
}
