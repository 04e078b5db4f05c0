//! What a reader can ask of the player.

use crate::player::state::preferences::Preferences;
use crate::player::state::sleep::Sleep;

/// One wish, by whatever button, key or slider it came. Times in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Command {
    /// Play, or pause what plays.
    Toggle,
    /// Try again what failed, from where it stood.
    Retry,
    /// Go forward, or back where negative.
    SeekBy(f64),
    /// Go there.
    SeekTo(f64),
    /// Go to this share of the whole, 0 to 1.
    SeekToShare(f64),
    /// Show this place while the reader still drags.
    Scrub(f64),
    /// Play at this speed.
    SetRate(f64),
    /// The next faster speed.
    Faster,
    /// The next slower speed.
    Slower,
    /// Sound off, or on again.
    ToggleMute,
    /// 0 to 1; sound on where it was off.
    SetVolume(f64),
    /// To the beginning of the next sentence.
    NextSentence,
    /// To the beginning of this sentence, or of the one before.
    PreviousSentence,
    /// Read with the browser's voice of this number, or play the recording.
    SetVoice(Option<usize>),
    /// Stop by itself then.
    SetSleep(Sleep),
    /// Listen from the first sentence that the reader sees.
    ListenHere,
    /// Scroll to what is heard.
    LeadBack,
    /// Mark each word, or not.
    MarkWords(bool),
    /// Scroll to what is heard from now on, or not.
    ScrollAlong(bool),
    /// Unfold what is needed rarely, or fold it.
    ToggleMore,
    /// Show the keys, or hide them.
    ToggleKeys,
    /// Show what plays next, or hide it.
    ToggleQueue,
    /// Show what is read, or hide it.
    ToggleTranscript,
    /// Show what is read, and search it.
    Search,
    /// Read from this line on.
    StartAt(usize),
    /// Show what was written or changed after the recording, or hide it.
    ToggleOutdated,
    /// Have the browser's voice read this line.
    ReadAloud(usize),
    /// Have it read what the recording lacks, at its place, or not.
    FillGaps(bool),
    /// Fold what is unfolded.
    CloseSheet,
    /// Copy a link to this moment.
    CopyLink,
    /// Pause, and let the bar go.
    Dismiss,
}

impl Command {
    /// Whether it is a choice that is remembered.
    #[must_use]
    pub fn is_choice(self) -> bool {
        matches!(
            self,
            Self::SetRate(_) | Self::Faster | Self::Slower | Self::ToggleMute | Self::SetVolume(_)
        )
    }

    /// What is to be remembered of `chosen`, as the player that obeyed now has it, where `remembered` was so before: only
    /// what this chose. The rest may be the page's wish, or older than the reader's choice on another player.
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

/// How far the back and forward buttons go, in seconds.
pub const SKIP_SECS: f64 = 15.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_chosen_is_remembered() {
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
