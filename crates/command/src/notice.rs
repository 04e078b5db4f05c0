//! Messages about files that do not stop a command.

use std::fmt;

use crate::place::Place;

/// A problem in a file that its author should correct. The command goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The problem.
    pub message: String,
    /// The part of the file with the problem. `None` if the whole file has it.
    pub place: Option<Place>,
    /// The file.
    pub file: String,
    /// The correction.
    pub remedy: Option<String>,
}

impl Notice {
    /// A problem of a whole file.
    pub fn new(file: impl Into<String>, message: impl fmt::Display) -> Self {
        Self {
            message: message.to_string(),
            place: None,
            file: file.into(),
            remedy: None,
        }
    }

    /// A problem at a place.
    pub fn at(place: Place, message: impl fmt::Display) -> Self {
        Self {
            message: message.to_string(),
            file: place.file().to_owned(),
            place: Some(place),
            remedy: None,
        }
    }

    /// Adds the correction.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => write!(f, "{place}: {}", self.message)?,
            None => write!(f, "{}: {}", self.file, self.message)?,
        }
        match &self.remedy {
            Some(remedy) => write!(f, " {remedy}"),
            None => Ok(()),
        }
    }
}
