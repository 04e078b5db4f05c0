//! Warnings for the author.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Something in the input that was not understood. Its text is still shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// The stable code. Programs may compare it.
    pub code: WarningCode,
    /// A message for the author. It names the text that was read, the problem and the remedy.
    pub message: Cow<'static, str>,
    /// The line in the article's file, from 1, if it is known.
    pub line: Option<usize>,
}

impl Warning {
    /// Creates a warning without a line.
    pub fn new(code: WarningCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            message: message.into(),
            line: None,
        }
    }

    /// Sets the line, from 1.
    #[must_use]
    pub fn at(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

macro_rules! warning_codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// The kinds of [`Warning`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum WarningCode {
            $($(#[$doc])* #[serde(rename = $code)] $name,)*
        }

        impl WarningCode {
            /// Returns the stable code, as `article-load` reports it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

warning_codes! {
    /// A line of the front matter cannot be read. The other lines were read.
    FrontMatter = "front-matter",
    /// A known field has a value of the wrong kind. It was left out.
    FieldValue = "field-value",
    /// There is no title.
    MissingTitle = "missing-title",
    /// There is no text.
    EmptyBody = "empty-body",
    /// A date cannot be read. It is not shown.
    Date = "date",
    /// An address of a kind that is not allowed. The text of the link is kept.
    Url = "url",
    /// Raw HTML. Its text is kept, the tags are not.
    RawHtml = "raw-html",
    /// Blocks are nested too deeply. The text is kept at the deepest allowed level.
    Nesting = "nesting",
    /// Bytes that are not UTF-8. Each is shown as U+FFFD.
    Encoding = "encoding",
    /// A reference to a footnote that does not exist.
    Footnote = "footnote",
    /// A table has more cells than a page can show. The text of the others is shown below it.
    TableSize = "table-size",
    /// A panel of related links that cannot be shown.
    RelatedPanel = "related-panel",
    /// An attribute of the element has an unknown value. The default is used.
    Attribute = "attribute",
    /// A timing file has no known format, or holds no times.
    TimingsFormat = "timings-format",
    /// Parts of a timing file cannot be read. The other parts were read.
    TimingsSyntax = "timings-syntax",
    /// Times that are missing, negative, out of order, or later than the recording's end.
    TimingsTime = "timings-time",
    /// The text of the timing file is not the article's. Nothing is highlighted where the two differ.
    TimingsText = "timings-text",
    /// Sentences that were written or changed after the recording.
    TimingsOutdated = "timings-stale",
}
