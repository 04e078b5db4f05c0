//! Timers.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A timer that is cancelled when it is dropped.
pub struct Timeout {
    id: Option<i32>,
    _closure: Closure<dyn FnMut()>,
}

impl Timeout {
    /// Runs `act` in `delay_ms`.
    pub fn new(delay_ms: i32, act: impl FnOnce() + 'static) -> Self {
        let closure = Closure::once(act);
        let id = web_sys::window().and_then(|window| {
            let function = closure.as_ref().unchecked_ref();
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(function, delay_ms)
                .ok()
        });
        Self {
            id,
            _closure: closure,
        }
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        if let (Some(window), Some(id)) = (web_sys::window(), self.id) {
            window.clear_timeout_with_handle(id);
        }
    }
}
