//! What the player tells the element that holds it.

use crate::i18n::PlayerStrings;

use crate::player::state::player_state::Action;

/// What gives the sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    /// A recording.
    #[default]
    Media,
    /// The browser's own voice.
    Speech,
}

impl Engine {
    /// As the contract's events name it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Media => "media",
            Self::Speech => "speech",
        }
    }
}

/// Where the player stands, as it tells it. Times in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// What gives the sound.
    pub engine: Engine,
    /// Position.
    pub current_time: f64,
    /// Length; NaN where it is not known.
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

/// What the player tells the element that holds it.
#[derive(Clone, Debug, PartialEq)]
pub enum PlayerEvent {
    /// It plays.
    Played(Position),
    /// It stands still.
    Paused(Position),
    /// It came to its end.
    Ended(Position),
    /// For the first time so much of it was actually heard: 25, 50, 75 or 100.
    Progressed {
        /// Percent.
        percent: u8,
    },
    /// It failed after retries.
    Failed {
        /// Stable code.
        code: &'static str,
        /// For the reader.
        message: String,
    },
}

/// Makes events of actions, each once: a stall and its end are no pause and no play.
#[derive(Debug, Default)]
pub struct Announcer {
    sounding: bool,
}

impl Announcer {
    /// What `action` means to the outside, with the player where it is `standing`.
    pub fn announce(
        &mut self,
        action: &Action,
        standing: Position,
        strings: &PlayerStrings,
    ) -> Option<PlayerEvent> {
        match *action {
            Action::Start if !self.sounding => {
                self.sounding = true;
                Some(PlayerEvent::Played(standing))
            }
            Action::Pause if self.sounding => {
                self.sounding = false;
                Some(PlayerEvent::Paused(standing))
            }
            Action::End => {
                self.sounding = false;
                Some(PlayerEvent::Ended(Position {
                    current_time: standing.duration,
                    ..standing
                }))
            }
            // That the browser's voice goes on does not mend the recording.
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
    fn a_stall_is_no_pause_and_a_start_is_told_once() {
        let strings = Locale::default().player();
        let mut announcer = Announcer::default();
        let standing = Position {
            engine: Engine::Media,
            current_time: 1.0,
            duration: 2.0,
        };
        let told: Vec<&str> = [
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
        .filter_map(|action| announcer.announce(action, standing, strings))
        .map(|event| match event {
            PlayerEvent::Played(_) => "play",
            PlayerEvent::Paused(_) => "pause",
            PlayerEvent::Ended(_) => "ended",
            PlayerEvent::Progressed { .. } => "progress",
            PlayerEvent::Failed { .. } => "error",
        })
        .collect();
        assert_eq!(
            told,
            [
                "play", "progress", "pause", "play", "ended", "play", "error", "play", "error", "play"
            ]
        );
    }
}
