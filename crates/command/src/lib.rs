//! What every command of the project shares: errors with a remedy, progress, files, JSON, and
//! programs.
//!
//! An [`Error`] names the step that failed, the cause and the remedy. A [`Notice`] is about a file and does not stop the
//! command. Both can point at a line ([`Place`]), which [`report`] shows.
//!
//! ```
//! use article_command::json;
//!
//! let error = json::from_str::<Vec<u32>>("sizes.json", "[1, 2").unwrap_err();
//! assert!(error.to_string().contains("Where: sizes.json:1:5"));
//! ```

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)
)]

pub mod error;
pub mod files;
pub mod json;
mod notice;
mod place;
mod progress;
pub mod report;
pub mod run;

pub use error::{Error, Result};
pub use notice::Notice;
pub use place::Place;
pub use progress::Progress;
pub use run::Run;
