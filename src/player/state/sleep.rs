//! The sleep timer.

/// When the audio is to stop by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sleep {
    /// It is not.
    #[default]
    Off,
    /// So many minutes after this was chosen.
    After(u8),
    /// At the end of this article, whatever would be played next.
    AtEnd,
}

/// What is offered, in minutes.
pub const MINUTES: [u8; 5] = [5, 15, 30, 45, 60];

impl Sleep {
    /// How long from its choice, in milliseconds.
    #[must_use]
    pub fn delay_ms(self) -> Option<u32> {
        match self {
            Self::After(minutes) => Some(u32::from(minutes) * 60_000),
            _ => None,
        }
    }

    /// As the value of a choice: -1 for the end of the article, 0 for off, else minutes.
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
    fn a_choice_is_read_as_it_is_written() {
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
