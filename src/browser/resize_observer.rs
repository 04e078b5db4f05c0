//! Tells when an element has another size: a picture came, the window is another, the type is larger.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Watches one element, as long as it lives.
pub struct ResizeWatch {
    observer: ResizeObserver,
    _closure: Closure<dyn FnMut()>,
}

impl ResizeWatch {
    /// `None` where the browser cannot.
    pub fn watch(element: &Element, tell: impl FnMut() + 'static) -> Option<Self> {
        let closure = Closure::new(tell);
        let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self {
            observer,
            _closure: closure,
        })
    }
}

impl Drop for ResizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
