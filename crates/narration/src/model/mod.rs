//! The spoken text of an article, and when each stretch of it is spoken.

mod script;
mod timeline;

pub use script::{Passage, PassageKind, Run, Script, Sentence};
pub use timeline::{Confidence, Grain, Now, Staleness, Stretch, Timeline, Utf16Offset, Word};
