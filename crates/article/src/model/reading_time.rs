//! How long an article takes to read.

/// Words counted and the minutes they take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadingTime {
    /// Words by Unicode segmentation; each character of a script without spaces counts as one.
    pub words: usize,
    /// Minutes, rounded up.
    pub minutes: Minutes,
}

/// Whole minutes, at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(u32);

impl Minutes {
    /// `minutes`, or 1 where it is less.
    #[must_use]
    pub fn at_least_one(minutes: u32) -> Self {
        Self(minutes.max(1))
    }

    /// 1 or more.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0
    }
}

impl Default for Minutes {
    fn default() -> Self {
        Self(1)
    }
}
