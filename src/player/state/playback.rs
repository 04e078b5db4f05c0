//! What an engine is to the rest of the player.

use crate::player::state::player_state::Action;

/// Receives the reports of an engine.
pub type Listen = Box<dyn Fn(Action)>;

/// A recording, the browser's voice, or a session over both. Times in seconds.
pub trait Playback {
    /// Plays, from where it stands.
    fn play(&self);
    /// Stands still.
    fn pause(&self);
    /// Goes to `secs`, or as near as there is something.
    fn seek(&self, secs: f64);
    /// Where it stands.
    fn current_time(&self) -> f64;
    /// How long it is; NaN where nobody knows, as a media element says it.
    fn duration(&self) -> f64;
    /// Whether it neither plays nor is about to.
    fn is_paused(&self) -> bool;
    /// Its speed.
    fn rate(&self) -> f64;
    /// Plays at `rate`, kept within 0.5 to 3.
    fn set_rate(&self, rate: f64);
}

#[cfg(test)]
pub mod tests {
    use std::cell::Cell;

    use super::*;

    /// Only plays and pauses; cannot bear to be sent nowhere.
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
