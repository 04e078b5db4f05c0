//! Timers.

/// Calls a function once, after so many milliseconds. Cancelled when it is dropped.
pub use gloo_timers::callback::Timeout;
