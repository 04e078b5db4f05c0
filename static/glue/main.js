// The entry of the glue. `cargo xtask publish` bundles it with the JavaScript that wasm-bindgen writes (`article-widget.js`)
// and with the list of the module's parts (`parts.js`): xtask/src/publish/glue.rs.

import init from './article-widget.js';
import { asWasm } from './runtime.js';
import { nextTask } from './tasks.js';

export { Widget } from './article-widget.js';
export * from './links.js';
export { connect } from './runtime.js';

/** Starts the module from the response that holds it. What follows is a task of its own. */
export default async response => {
  await init({ module_or_path: asWasm(response) });
  await nextTask();
};
