//! Errors for the person at the terminal: the step, the cause, and the remedy.

use std::fmt;

use crate::notice::Notice;
use crate::place::Place;

/// The result of a command or of a part of it.
pub type Result<T = ()> = std::result::Result<T, Error>;

/// A step that failed.
#[derive(Debug)]
pub struct Error {
    pub(crate) step: String,
    pub(crate) cause: String,
    pub(crate) remedy: Option<String>,
    pub(crate) place: Option<Box<Place>>,
}

impl Error {
    /// `step` completes the sentence 'Could not …'.
    pub fn new(step: impl Into<String>, cause: impl fmt::Display) -> Self {
        Self {
            step: step.into(),
            cause: cause.to_string(),
            remedy: None,
            place: None,
        }
    }

    /// Adds what to do by hand.
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

    /// Adds the part of a file that caused the error.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(Box::new(place));
        self
    }

    /// Turns the error into a message about `file` that does not stop the command.
    pub fn into_notice(self, file: &str, summary: &str) -> Notice {
        let message = format!("{summary}: {}", self.cause);
        Notice {
            remedy: self.remedy,
            ..match self.place {
                Some(place) => Notice::at(*place, message),
                None => Notice::new(file, message),
            }
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Could not {}.\n  Why: {}", self.step, self.cause)?;
        if let Some(place) = &self.place {
            write!(f, "\n  Where: {place}")?;
        }
        match &self.remedy {
            Some(remedy) => write!(f, "\n  What to do: {remedy}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {}
