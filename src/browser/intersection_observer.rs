//! Whether elements are in the viewport.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// Watches one element until it is dropped.
pub struct IntersectionWatch {
    observer: IntersectionObserver,
    _closure: Closure<dyn FnMut(Array)>,
}

impl IntersectionWatch {
    /// Calls `on_change` at first and whenever the element enters or leaves the viewport. `None` if the browser has no
    /// `IntersectionObserver`.
    pub fn new(
        element: &Element,
        mut on_change: impl FnMut(&IntersectionObserverEntry) + 'static,
    ) -> Option<Self> {
        let closure = Closure::new(move |entries: Array| {
            // The last one is the current one.
            on_change(entries.get(entries.length().saturating_sub(1)).unchecked_ref());
        });
        let observer = IntersectionObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _closure: closure,
        })
    }
}

impl Drop for IntersectionWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
