//! Errors for the person at the terminal: which step, why, and what to do by hand.

use std::fmt;

/// What a command gives back.
pub type Result<T = ()> = std::result::Result<T, Error>;

/// A step that could not be done.
#[derive(Debug)]
pub struct Error {
    step: String,
    why: String,
    remedy: Option<String>,
}

impl Error {
    /// `step` completes the sentence 'Could not …'; `why` is what was found.
    pub fn new(step: impl Into<String>, why: impl fmt::Display) -> Self {
        Self {
            step: step.into(),
            why: why.to_string(),
            remedy: None,
        }
    }

    /// What to do by hand.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// Adds a remedy if there is none yet.
    #[must_use]
    pub fn or_remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy.get_or_insert_with(|| remedy.into());
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Could not {}.\n  Why: {}", self.step, self.why)?;
        match &self.remedy {
            Some(remedy) => write!(f, "\n  What to do: {remedy}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}
