//! The engine for the browser's voice.

mod duration;
pub mod installed;
mod schedule;
mod speech_engine;
mod utterances;

#[cfg(test)]
pub use schedule::Schedule;
pub use speech_engine::SpeechEngine;
