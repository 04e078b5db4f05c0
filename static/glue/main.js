// The entry of the glue. `cargo xtask publish` bundles it with the JavaScript that wasm-bindgen writes (`article-widget.js`)
// and with the list of the module's parts (`parts.js`): xtask/src/publish/glue.rs.

import init from './article-widget.js';
import { asWasm } from './runtime.js';

export { Widget } from './article-widget.js';
export * from './links.js';
export { connect } from './runtime.js';

/** Resolves in another task, so that the start of the module and the first widget do not hold the page up together. */
const nextTask = () => new Promise(resolve => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(null);
});

/** Starts the module from the response that holds it. */
export default async response => {
  await init({ module_or_path: asWasm(response) });
  await nextTask();
};
