//! The narration: the article read aloud.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{DateTime, SafeUrl};

/// A recording of the article, as its front matter describes it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Narration {
    /// The same recording in one or more encodings, best first.
    pub sources: Vec<AudioSource>,
    /// The length in milliseconds, so that the player can show it before anything is downloaded.
    pub duration_ms: Option<u64>,
    /// A timing file: see `docs/narration.md#timing-files`.
    pub timings: Option<SafeUrl>,
    /// Whether the voice is machine-made.
    pub ai_generated: bool,
    /// The name of the voice.
    pub voice: Option<Rc<str>>,
    /// The date of the recording.
    pub recorded: Option<DateTime>,
    /// The publisher's own notice, in place of 'This audio is created with AI assistance'.
    pub notice: Option<Rc<str>>,
}

/// One encoding of a recording.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AudioSource {
    /// The address of the file.
    pub src: SafeUrl,
    /// Its media type, such as `audio/mpeg`.
    pub media_type: Option<Rc<str>>,
}
