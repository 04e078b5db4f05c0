//! The engine that plays a recording.

mod media_engine;
mod retry;

pub use media_engine::MediaEngine;
