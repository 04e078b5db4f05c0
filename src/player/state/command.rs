//! Commands of the reader.

use crate::player::state::preferences::Preferences;
use crate::player::state::sleep::Sleep;

/// One command, sent by a button, a key or a slider. Times in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Command {
    Toggle,
    /// Try again after a failure, from the same position.
    Retry,
    SeekBy(f64),
    SeekTo(f64),
    /// Seek to this share of the whole, 0 to 1.
    SeekToShare(f64),
    /// Show this position while the reader still drags.
    Scrub(f64),
    SetRate(f64),
    Faster,
    Slower,
    ToggleMute,
    /// From 0 to 1; also unmutes.
    SetVolume(f64),
    NextSentence,
    /// To the beginning of this sentence, or of the one before.
    PreviousSentence,
    /// Read with this of the browser's voices, or play the recording.
    SetVoice(Option<usize>),
    SetSleep(Sleep),
    /// Listen from the first sentence in view.
    ListenHere,
    /// Scroll to the spoken line.
    ReturnToSpoken,
    /// Highlight each word, or not.
    MarkWords(bool),
    /// Follow the spoken line from now on, or not.
    ScrollAlong(bool),
    ToggleMore,
    ToggleKeys,
    ToggleQueue,
    ToggleTranscript,
    /// Open the transcript at its search field.
    Search,
    /// Play from this line on.
    StartAt(usize),
    ToggleOutdated,
    /// Have the browser's voice read this line.
    ReadAloud(usize),
    /// Have the voice read missing sentences in their place, or not.
    FillGaps(bool),
    CloseSheet,
    /// Copy a link to the current position.
    CopyLink,
    /// Pause, and hide the bar.
    Dismiss,
}

impl Command {
    /// Returns whether it is a choice that is stored.
    #[must_use]
    pub fn is_choice(self) -> bool {
        matches!(
            self,
            Self::SetRate(_) | Self::Faster | Self::Slower | Self::ToggleMute | Self::SetVolume(_)
        )
    }

    /// Returns the choices to store: `remembered`, with what this command has changed in `chosen`. The rest of
    /// `chosen` may be the page's wish, or older than a choice on another player.
    #[must_use]
    pub fn remember(self, chosen: Preferences, remembered: Preferences) -> Preferences {
        let Preferences { rate, volume, muted } = chosen;
        match self {
            Self::SetRate(_) | Self::Faster | Self::Slower => Preferences { rate, ..remembered },
            Self::ToggleMute => Preferences { muted, ..remembered },
            Self::SetVolume(_) => Preferences {
                volume,
                muted,
                ..remembered
            },
            _ => remembered,
        }
    }
}

/// How far the back and forward buttons seek, in seconds.
pub const SKIP_SECS: f64 = 15.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_choices_of_the_reader_are_stored() {
        let chosen = Preferences {
            rate: 2.5,
            volume: 0.5,
            muted: false,
        };
        let remembered = Preferences {
            rate: 1.5,
            volume: 1.0,
            muted: true,
        };
        let cases = [
            (Command::SetRate(2.5), (2.5, 1.0, true)),
            (Command::Faster, (2.5, 1.0, true)),
            (Command::Slower, (2.5, 1.0, true)),
            (Command::ToggleMute, (1.5, 1.0, false)),
            (Command::SetVolume(0.5), (1.5, 0.5, false)),
            (Command::Toggle, (1.5, 1.0, true)),
        ];
        for (command, (rate, volume, muted)) in cases {
            let expected = Preferences { rate, volume, muted };
            assert_eq!(command.remember(chosen, remembered), expected, "{command:?}");
        }
    }
}
