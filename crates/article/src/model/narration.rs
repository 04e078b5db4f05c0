//! The article read aloud.

use std::rc::Rc;

use super::{DateTime, SafeUrl};

/// A recording of the article, as its front matter describes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Narration {
    /// The same recording in one or more encodings, best first.
    pub sources: Vec<AudioSource>,
    /// Its length in milliseconds, so that it can be shown before anything is downloaded.
    pub duration_ms: Option<u64>,
    /// A file that says when each stretch of text is spoken (section 6).
    pub timings: Option<SafeUrl>,
    /// Whether a machine made the voice.
    pub ai_generated: bool,
    /// The voice's name.
    pub voice: Option<Rc<str>>,
    /// When it was recorded.
    pub recorded: Option<DateTime>,
    /// The publisher's own words in place of 'This audio is created with AI assistance'.
    pub notice: Option<Rc<str>>,
}

/// One encoding of a recording.
#[derive(Clone, Debug, PartialEq)]
pub struct AudioSource {
    /// Where it is.
    pub src: SafeUrl,
    /// Its media type, such as `audio/mpeg`.
    pub media_type: Option<Rc<str>>,
}
