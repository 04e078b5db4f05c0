//! A call after a delay, which can be cancelled.

use gloo_timers::callback::Timeout;

/// Dropping it cancels the call.
#[derive(Debug)]
pub struct Delay {
    _timeout: Timeout,
}

impl Delay {
    /// Calls `then` after `ms` milliseconds.
    pub fn new(ms: u32, then: impl FnOnce() + 'static) -> Self {
        Self {
            _timeout: Timeout::new(ms, then),
        }
    }
}
