//! What was not understood, told to the author.

use std::borrow::Cow;
use std::fmt;

/// Something in the input that was not understood. Nothing readable was lost by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Stable: programs may compare it.
    pub code: WarningCode,
    /// For the author: what was being read, what was found, what to do.
    pub message: Cow<'static, str>,
    /// The line of the article's file, from 1, where it is known.
    pub line: Option<usize>,
}

impl Warning {
    /// A warning without a place.
    pub fn new(code: WarningCode, message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            message: message.into(),
            line: None,
        }
    }

    /// The same at `line`, from 1.
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
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum WarningCode {
            $($(#[$doc])* $name,)*
        }

        impl WarningCode {
            /// The stable code, as it stands in `article-load`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// The kind with this stable code.
            #[must_use]
            pub fn parse(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

warning_codes! {
    /// A line of the front matter cannot be read; the lines around it were.
    FrontMatter = "front-matter",
    /// A known name has a value of the wrong kind; it was left out.
    FieldValue = "field-value",
    /// There is no title.
    MissingTitle = "missing-title",
    /// There is no text.
    EmptyBody = "empty-body",
    /// A date cannot be read; it is not shown.
    Date = "date",
    /// A URL of a kind that is not allowed; its words are kept, the link is not.
    Url = "url",
    /// Raw HTML; its readable text is kept, the tags are not.
    RawHtml = "raw-html",
    /// Nested deeper than a page can show; the text is kept at the deepest level.
    Nesting = "nesting",
    /// Bytes that are not UTF-8; each is shown as U+FFFD.
    Encoding = "encoding",
    /// A reference to a footnote that does not exist.
    Footnote = "footnote",
    /// A table wider or longer than a page can show; what is beyond is left out.
    TableSize = "table-size",
    /// A panel of related links that cannot be shown.
    RelatedPanel = "related-panel",
    /// An attribute of the element has a value that is not known; the default is used.
    Attribute = "attribute",
    /// A file of timings in no known format, or with nothing in it.
    TimingsFormat = "timings-format",
    /// Parts of a file of timings that cannot be read; the parts around them were.
    TimingsSyntax = "timings-syntax",
    /// Times that are missing, negative, out of order, or later than the recording's end.
    TimingsTime = "timings-time",
    /// Timings whose text is not the article's; nothing is highlighted where the two differ.
    TimingsText = "timings-text",
    /// Sentences that were written or changed after the recording.
    TimingsStale = "timings-stale",
}
