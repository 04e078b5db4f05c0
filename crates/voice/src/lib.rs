//! Speech for an article, and the time of each of its sentences and words.
//!
//! 1. The article's text becomes paragraphs and sentences: the script that the player reads too (`passages`).
//! 2. A program speaks one sentence after the other (`voice`), unless the cache has it (`cache`). Silence around each
//!    sentence is cut (`sound`). The times of the words come from the voice (`words`, `espeak`), or else from a comparison
//!    with the voice of espeak-ng (`forced`).
//! 3. The sentences are joined with pauses, so the position of each is exact (`timeline`). The recording is brought to the
//!    usual loudness of speech (`loudness`).
//! 4. The recording is encoded and decoded again. The delay of the encoder is measured and added to each time (`encode`).
//! 5. The times are written as WebVTT (`vtt`), and with their words as JSON (`segments`). The front matter of the article
//!    names the new files (`front_matter`).
//!
//! The same text, voice and programs give the same bytes.
//!
//! ```no_run
//! use article_voice::{Narration, Request, Workspace};
//!
//! let workspace = Workspace {
//!     folder: ".".into(),
//!     cache: "target/narrate".into(),
//!     temporary: "target/narrate/tmp".into(),
//! };
//! let narration = Narration::prepare(Request {
//!     article: "content/bridge.md".into(),
//!     recorded: "2024-03-05".to_owned(),
//!     ..Request::default()
//! })?;
//! if !narration.is_up_to_date() {
//!     let recording = narration.record(&workspace, false, &mut |_| {})?;
//!     println!("{} seconds", recording.seconds);
//! }
//! # Ok::<(), article_command::Error>(())
//! ```

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)
)]

mod cache;
mod encode;
mod espeak;
mod forced;
mod front_matter;
mod loudness;
mod passages;
mod recording;
mod segments;
mod sound;
#[cfg(test)]
mod tests;
mod timeline;
mod voice;
mod vtt;
mod words;
mod workspace;

pub use passages::Extras;
pub use recording::{Narration, Recording, Request, Step};
pub use workspace::Workspace;

/// Samples per second, everywhere. At 24 kHz and 32 kbit/s each MP3 frame has 96 bytes, so a player finds any second by
/// arithmetic.
const RATE: u32 = 24_000;
