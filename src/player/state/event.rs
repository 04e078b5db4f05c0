//! The events that the player emits to the element.

use crate::i18n::PlayerStrings;
use crate::player::state::playback::Engine;
use crate::player::state::player_state::Action;

/// The position in an event. Times in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// The engine in use.
    pub engine: Engine,
    /// The current time.
    pub current_time: f64,
    /// The length; NaN if it is not known.
    pub duration: f64,
}

impl Position {
    /// The position of a player without a recording.
    pub const START: Self = Self {
        engine: Engine::Media,
        current_time: 0.0,
        duration: f64::NAN,
    };
}

/// An event of the player.
#[derive(Clone, Debug, PartialEq)]
pub enum PlayerEvent {
    /// It plays.
    Played(Position),
    /// It has paused.
    Paused(Position),
    /// It has ended.
    Ended(Position),
    /// This share in percent was played for the first time: 25, 50, 75 or 100.
    Progressed {
        /// Percent.
        percent: u8,
    },
    /// It failed after retries.
    Failed {
        /// A stable code.
        code: &'static str,
        /// A message for the reader.
        message: String,
    },
}

/// Turns actions into events, each once: a stall and its end are neither a pause nor a play.
#[derive(Debug, Default)]
pub struct Announcer {
    sounding: bool,
}

impl Announcer {
    /// Returns the event for `action`, if there is one.
    pub fn announce(
        &mut self,
        action: &Action,
        position: Position,
        strings: &PlayerStrings,
    ) -> Option<PlayerEvent> {
        match *action {
            Action::Start if !self.sounding => {
                self.sounding = true;
                Some(PlayerEvent::Played(position))
            }
            Action::Pause if self.sounding => {
                self.sounding = false;
                Some(PlayerEvent::Paused(position))
            }
            Action::End => {
                self.sounding = false;
                Some(PlayerEvent::Ended(Position {
                    current_time: position.duration,
                    ..position
                }))
            }
            // The recording has still failed, although the voice takes over.
            Action::Fail(failure)
            | Action::Switch {
                because: Some(failure),
                ..
            } => {
                self.sounding = false;
                Some(PlayerEvent::Failed {
                    code: failure.code(),
                    message: failure.message(strings).to_owned(),
                })
            }
            Action::Switch { because: None, .. } => {
                self.sounding = false;
                None
            }
            Action::Progress(percent) => Some(PlayerEvent::Progressed { percent }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;
    use crate::player::state::failure::Failure;

    #[test]
    fn a_stall_is_no_pause_and_a_start_is_reported_once() {
        let strings = Locale::default().player();
        let mut announcer = Announcer::default();
        let position = Position {
            engine: Engine::Media,
            current_time: 1.0,
            duration: 2.0,
        };
        let emitted: Vec<&str> = [
            Action::Pause,
            Action::RequestPlay,
            Action::Start,
            Action::Stall,
            Action::Start,
            Action::Progress(25),
            Action::Pause,
            Action::Pause,
            Action::Start,
            Action::End,
            Action::Start,
            Action::Fail(Failure::Network),
            Action::Pause,
            Action::Start,
            Action::Switch {
                engine: Engine::Speech,
                position: 0.0,
                length: None,
                because: Some(Failure::Network),
            },
            Action::Start,
        ]
        .iter()
        .filter_map(|action| announcer.announce(action, position, strings))
        .map(|event| match event {
            PlayerEvent::Played(_) => "play",
            PlayerEvent::Paused(_) => "pause",
            PlayerEvent::Ended(_) => "ended",
            PlayerEvent::Progressed { .. } => "progress",
            PlayerEvent::Failed { .. } => "error",
        })
        .collect();
        assert_eq!(
            emitted,
            [
                "play", "progress", "pause", "play", "ended", "play", "error", "play", "error", "play"
            ]
        );
    }
}
