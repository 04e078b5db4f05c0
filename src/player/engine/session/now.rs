//! The status of the engines at the time of an event.

use crate::player::text::cues::Cues;

/// Times in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EngineStatus {
    pub position: f64,
    /// NaN if it is not known.
    pub duration: f64,
    pub rate: f64,
    pub is_paused: bool,
}

/// The status of the speech engine.
#[derive(Clone, Debug, PartialEq)]
pub struct VoiceStatus {
    pub engine: EngineStatus,
    /// The estimated beginning of each line.
    pub cues: Cues,
    /// Whether it has a voice and something to say.
    pub is_able: bool,
}

/// The status of both engines.
#[derive(Clone, Debug, PartialEq)]
pub struct Now {
    pub media: EngineStatus,
    /// `None` if the browser has no speech synthesis.
    pub voice: Option<VoiceStatus>,
}
