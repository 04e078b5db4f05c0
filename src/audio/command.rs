//! What a reader can ask of the player.

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
}

/// How far the back and forward buttons go, in seconds.
pub const SKIP_SECS: f64 = 15.0;
