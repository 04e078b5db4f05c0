//! Why an article cannot be shown.

use std::rc::Rc;

use crate::part::PartMissing;

/// The stable codes of `article-error` (contract, section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCode {
    /// The connection failed, or the server did, after retries.
    Network,
    /// There is nothing at the address.
    NotFound,
    /// The reader may not read it.
    Unauthorized,
    /// It is in a format that the widget does not read.
    UnsupportedFormat,
    /// It is not what it says it is.
    Malformed,
    /// It is larger than the widget reads.
    TooLarge,
    /// A part of the widget itself did not come.
    Unavailable,
}

impl ErrorCode {
    /// As it stands in the event.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::NotFound => "not-found",
            Self::Unauthorized => "unauthorized",
            Self::UnsupportedFormat => "unsupported-format",
            Self::Malformed => "malformed",
            Self::TooLarge => "too-large",
            Self::Unavailable => "unavailable",
        }
    }
}

/// Why an article, or its related links, did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// Stable: programs may compare it.
    pub code: ErrorCode,
    /// For the embedder: what was being read, what was found, what to do.
    pub message: String,
    /// The address.
    pub url: Rc<str>,
}

impl LoadError {
    pub(super) fn new(code: ErrorCode, url: &Rc<str>, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            url: Rc::clone(url),
        }
    }
}

impl From<PartMissing> for LoadError {
    fn from(_: PartMissing) -> Self {
        Self {
            code: ErrorCode::Unavailable,
            message: "a part of the widget could not be fetched: see that all files of the bundle are on the server".to_owned(),
            url: "".into(),
        }
    }
}
