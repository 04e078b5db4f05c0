//! The engines that make sound, and the session over both.

pub mod media;
pub mod session;
pub mod speech;
