//! What the player tells the element that holds it.

use crate::i18n::PlayerStrings;

use super::state::Action;

/// What the player tells the element that holds it. Times in seconds.
#[derive(Clone, Debug, PartialEq)]
pub enum PlayerEvent {
    /// It plays.
    Played {
        /// Position.
        current_time: f64,
        /// Length; NaN where it is not known.
        duration: f64,
    },
    /// It stands still.
    Paused {
        /// Position.
        current_time: f64,
        /// Length; NaN where it is not known.
        duration: f64,
    },
    /// It came to its end.
    Ended {
        /// Length; NaN where it is not known.
        duration: f64,
    },
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
    /// What `action` means to the outside, with the player at `current_time` of `duration`.
    pub fn announce(
        &mut self,
        action: &Action,
        current_time: f64,
        duration: f64,
        strings: &PlayerStrings,
    ) -> Option<PlayerEvent> {
        match *action {
            Action::Start if !self.sounding => {
                self.sounding = true;
                Some(PlayerEvent::Played {
                    current_time,
                    duration,
                })
            }
            Action::Pause if self.sounding => {
                self.sounding = false;
                Some(PlayerEvent::Paused {
                    current_time,
                    duration,
                })
            }
            Action::End => {
                self.sounding = false;
                Some(PlayerEvent::Ended { duration })
            }
            Action::Fail(failure) => {
                self.sounding = false;
                Some(PlayerEvent::Failed {
                    code: failure.code(),
                    message: failure.message(strings).to_owned(),
                })
            }
            Action::Hear(percent) => Some(PlayerEvent::Progressed { percent }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::failure::Failure;
    use crate::i18n::Locale;

    #[test]
    fn a_stall_is_no_pause_and_a_start_is_told_once() {
        let strings = &Locale::default().strings.player;
        let mut announcer = Announcer::default();
        let told: Vec<&str> = [
            Action::Pause,
            Action::RequestPlay,
            Action::Start,
            Action::Stall,
            Action::Start,
            Action::Hear(25),
            Action::Pause,
            Action::Pause,
            Action::Start,
            Action::End,
            Action::Start,
            Action::Fail(Failure::Network),
            Action::Pause,
        ]
        .iter()
        .filter_map(|action| announcer.announce(action, 1.0, 2.0, strings))
        .map(|event| match event {
            PlayerEvent::Played { .. } => "play",
            PlayerEvent::Paused { .. } => "pause",
            PlayerEvent::Ended { .. } => "ended",
            PlayerEvent::Progressed { .. } => "progress",
            PlayerEvent::Failed { .. } => "error",
        })
        .collect();
        assert_eq!(
            told,
            ["play", "progress", "pause", "play", "ended", "play", "error"]
        );
    }
}
