//! Event listeners.

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use web_sys::{Event, EventTarget};

/// A listener that is removed when it is dropped.
#[derive(Debug)]
#[must_use = "it stops listening when it is dropped"]
pub struct Listener {
    _inner: EventListener,
}

impl Listener {
    /// Listens to events of `kind` on `target`. It cannot prevent their default.
    pub fn new(target: &EventTarget, kind: &'static str, listen: impl FnMut(&Event) + 'static) -> Self {
        Self {
            _inner: EventListener::new(target, kind, listen),
        }
    }

    /// Listens in the capturing phase, also to events that do not bubble, such as `scroll`.
    pub fn capture(target: &EventTarget, kind: &'static str, listen: impl FnMut(&Event) + 'static) -> Self {
        let options = EventListenerOptions {
            phase: EventListenerPhase::Capture,
            passive: true,
        };
        Self {
            _inner: EventListener::new_with_options(target, kind, options, listen),
        }
    }

    /// Listens to events whose default it may prevent.
    pub fn preventing(
        target: &EventTarget,
        kind: &'static str,
        listen: impl FnMut(&Event) + 'static,
    ) -> Self {
        let options = EventListenerOptions::enable_prevent_default();
        Self {
            _inner: EventListener::new_with_options(target, kind, options, listen),
        }
    }
}
