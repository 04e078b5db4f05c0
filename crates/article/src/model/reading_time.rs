//! How long an article takes to read.

use serde::{Deserialize, Serialize};

/// A word count and the minutes it takes to read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingTime {
    /// Number of words by Unicode segmentation. Each character of a script without spaces counts as one.
    pub words: usize,
    /// Minutes, rounded up.
    pub minutes: Minutes,
}

/// Whole minutes, at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "u32")]
pub struct Minutes(u32);

impl Minutes {
    /// Returns `minutes`, or 1 if it is less.
    #[must_use]
    pub fn at_least_one(minutes: u32) -> Self {
        Self(minutes.max(1))
    }

    /// Returns the minutes, 1 or more.
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
