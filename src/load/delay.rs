//! Something that happens later, unless nobody waits for it any more.

use gloo_timers::callback::Timeout;

/// Dropping it calls it off, and frees what it holds.
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
