//! Timers.

/// Calls a function once, after a delay in milliseconds. Dropping it cancels the call.
pub use gloo_timers::callback::Timeout;
