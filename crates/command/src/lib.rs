//! What every command of the project shares: errors with a remedy, messages about files, files, JSON, and programs.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)
)]

pub mod error;
pub mod files;
pub mod json;
mod notice;
mod place;
pub mod run;

pub use error::{Error, Result};
pub use notice::Notice;
pub use place::Place;
pub use run::Run;
