//! Event listeners.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// An event listener that goes when it is dropped.
pub struct Listener {
    target: EventTarget,
    kind: &'static str,
    captures: bool,
    closure: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens to events of `kind` on `target`.
    pub fn new(target: &EventTarget, kind: &'static str, listen: impl FnMut(Event) + 'static) -> Self {
        Self::with(target, kind, false, listen)
    }

    /// Hears of them on their way down: also of those that do not come up again, such as `scroll`.
    pub fn capture(target: &EventTarget, kind: &'static str, listen: impl FnMut(Event) + 'static) -> Self {
        Self::with(target, kind, true, listen)
    }

    fn with(
        target: &EventTarget,
        kind: &'static str,
        captures: bool,
        listen: impl FnMut(Event) + 'static,
    ) -> Self {
        let closure = Closure::new(listen);
        let function = closure.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_bool(kind, function, captures);
        Self {
            target: target.clone(),
            kind,
            captures,
            closure,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.closure.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback_and_bool(self.kind, function, self.captures);
    }
}
