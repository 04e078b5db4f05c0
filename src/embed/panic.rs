//! A panic freezes every instance in the module (Yew's scheduler does not run again), so the loader is told once and
//! shows the elements' own children again.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static ON_PANIC: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Called once by the loader, before the first widget. `on_panic` takes the panic's message.
#[wasm_bindgen]
pub fn start(on_panic: Function) {
    ON_PANIC.with(|held| {
        if let Ok(mut held) = held.try_borrow_mut() {
            *held = Some(on_panic);
        }
    });
    // Set through Yew, which would otherwise put its own in place at the first render.
    yew::set_custom_panic_hook(Box::new(|info| {
        let message = info.to_string();
        ON_PANIC.with(|held| {
            let handler = held.try_borrow_mut().ok().and_then(|mut held| held.take());
            if let Some(handler) = handler {
                // Nothing is left to do where even this fails.
                let _ = handler.call1(&JsValue::NULL, &JsValue::from_str(&message));
            }
        });
    }));
}
