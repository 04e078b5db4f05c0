//! Tasks of the page: work in several of them lets the browser paint and handle input between.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/static/glue/tasks.js")]
extern "C" {
    /// Returns in another task.
    #[wasm_bindgen(js_name = nextTask)]
    pub async fn next_task();

    /// Returns in a task after the next frame, or soon in a page that is not painted.
    #[wasm_bindgen(js_name = afterPaint)]
    pub async fn after_paint();
}
