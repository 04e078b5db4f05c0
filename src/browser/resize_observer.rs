//! Sizes of elements.

use std::fmt;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Watches the size of one element until it is dropped.
pub struct ResizeWatch {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

impl ResizeWatch {
    /// Calls `on_resize` at first and whenever the size changes. `None` if the browser has no `ResizeObserver`.
    pub fn new(element: &Element, on_resize: impl FnMut() + 'static) -> Option<Self> {
        let closure = Closure::new(on_resize);
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _closure: closure,
        })
    }
}

impl fmt::Debug for ResizeWatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResizeWatch").finish_non_exhaustive()
    }
}

impl Drop for ResizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
