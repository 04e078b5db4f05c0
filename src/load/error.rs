//! Errors of loading.

use std::rc::Rc;

use crate::part::PartMissing;
use article::ParseError;

/// The stable codes of `article-error` (docs/embedding.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCode {
    /// The connection or the server failed, also after retries.
    Network,
    /// There is no file at the address.
    NotFound,
    /// The reader may not read it.
    Unauthorized,
    /// Its format is not supported.
    UnsupportedFormat,
    /// It is not in its format.
    Malformed,
    /// It is larger than the limit.
    TooLarge,
    /// A part of the widget itself did not load.
    Unavailable,
}

impl ErrorCode {
    /// Returns the code in the event.
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

/// The reason why an article, or its related links, did not load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadError {
    /// Stable: programs may compare it.
    pub code: ErrorCode,
    /// For the embedder: the address or text, the cause, and the remedy.
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

    /// An error for a file at `url` that is not in its format. `url` is empty if the text is in the page itself.
    pub(super) fn malformed(url: &Rc<str>, error: &ParseError) -> Self {
        let message = if url.is_empty() {
            error.message.clone()
        } else {
            format!("{url}: {}", error.message)
        };
        Self::new(ErrorCode::Malformed, url, message)
    }
}

impl From<PartMissing> for LoadError {
    fn from(_: PartMissing) -> Self {
        Self {
            code: ErrorCode::Unavailable,
            message: "a part of the widget could not be loaded: check that all files of the bundle are on the server".to_owned(),
            url: "".into(),
        }
    }
}
