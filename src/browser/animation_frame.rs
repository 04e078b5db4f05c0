//! A function that runs before the next frame is painted, when it is asked to.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// One function, called at most once a frame; not at all while the page is hidden.
pub struct AnimationFrame {
    pending: Cell<Option<i32>>,
    closure: Closure<dyn FnMut()>,
}

impl AnimationFrame {
    /// Of `act`, which is not called yet.
    pub fn new(act: impl FnMut() + 'static) -> Self {
        Self {
            pending: Cell::default(),
            closure: Closure::new(act),
        }
    }

    /// Calls it before the next frame.
    pub fn next(&self) {
        let function = self.closure.as_ref().unchecked_ref();
        let pending = web_sys::window().and_then(|window| window.request_animation_frame(function).ok());
        self.pending.set(pending);
    }

    /// Does not.
    pub fn stop(&self) {
        if let (Some(id), Some(window)) = (self.pending.take(), web_sys::window()) {
            let _ = window.cancel_animation_frame(id);
        }
    }
}

impl Drop for AnimationFrame {
    fn drop(&mut self) {
        self.stop();
    }
}
