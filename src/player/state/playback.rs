//! The engines, and their interface.

/// What makes the sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// A recording.
    #[default]
    Media,
    /// The browser's voice.
    Speech,
}

impl Engine {
    /// Returns the name in the element's events.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Media => "media",
            Self::Speech => "speech",
        }
    }
}

/// A recording, the browser's voice, or a session over both. Times in seconds.
pub trait Playback {
    fn play(&self);
    fn pause(&self);
    /// Seeks to `secs`, or to the nearest position.
    fn seek(&self, secs: f64);
    fn current_time(&self) -> f64;
    /// The length; NaN if it is not known, as in a media element.
    fn duration(&self) -> f64;
    /// Whether it neither plays nor is about to.
    fn is_paused(&self) -> bool;
    fn rate(&self) -> f64;
    /// Plays at `rate`, from 0.5 to 3.
    fn set_rate(&self, rate: f64);
}

#[cfg(test)]
pub mod tests {
    use std::cell::Cell;

    use super::*;

    /// Only plays and pauses; fails if it is sent nowhere.
    #[derive(Default)]
    pub struct Toy(pub Cell<bool>);

    impl Playback for Toy {
        fn play(&self) {
            self.0.set(true);
        }
        fn pause(&self) {
            self.0.set(false);
        }
        fn seek(&self, secs: f64) {
            assert!(secs.is_finite());
        }
        fn current_time(&self) -> f64 {
            7.0
        }
        fn duration(&self) -> f64 {
            9.0
        }
        fn is_paused(&self) -> bool {
            !self.0.get()
        }
        fn rate(&self) -> f64 {
            2.0
        }
        fn set_rate(&self, _rate: f64) {}
    }
}
