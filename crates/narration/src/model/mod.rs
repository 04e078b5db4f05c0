//! The spoken text of an article, and the time of each part of it.

mod script;
mod timeline;

pub use script::{Passage, PassageKind, Run, Script, Sentence};
pub use timeline::{Confidence, Cue, Grain, Now, Outdated, Timeline, Utf16Offset, Word};
