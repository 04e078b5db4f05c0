//! The sleep timer.

/// The time at which the audio stops by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sleep {
    #[default]
    Off,
    /// This many minutes after the choice.
    After(u8),
    /// At the end of this article, even if the queue has another one.
    AtEnd,
}

/// The choices, in minutes.
pub const MINUTES: [u8; 5] = [5, 15, 30, 45, 60];

impl Sleep {
    /// Returns the delay from the choice, in milliseconds.
    #[must_use]
    pub fn delay_ms(self) -> Option<u32> {
        match self {
            Self::After(minutes) => Some(u32::from(minutes) * 60_000),
            _ => None,
        }
    }

    /// Returns the value of a form control: -1 for the end of the article, 0 for off, else minutes.
    #[must_use]
    pub fn value(self) -> i8 {
        match self {
            Self::Off => 0,
            Self::After(minutes) => i8::try_from(minutes).unwrap_or(i8::MAX),
            Self::AtEnd => -1,
        }
    }

    /// Reads [`value`](Self::value).
    #[must_use]
    pub fn of(value: f64) -> Self {
        match value {
            value if value < 0.0 => Self::AtEnd,
            value if value >= 1.0 => Self::After(value.min(120.0) as u8),
            _ => Self::Off,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_read_back_as_written() {
        let choices = MINUTES
            .map(Sleep::After)
            .into_iter()
            .chain([Sleep::Off, Sleep::AtEnd]);
        for sleep in choices {
            assert_eq!(Sleep::of(f64::from(sleep.value())), sleep);
        }
        assert_eq!(Sleep::of(f64::NAN), Sleep::Off);
        assert_eq!(Sleep::After(15).delay_ms(), Some(900_000));
    }
}
