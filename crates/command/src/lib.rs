//! Errors with a remedy, files, and programs: what every command of the project shares.

pub mod error;
pub mod files;
pub mod run;

pub use error::{Error, Result};
pub use run::Run;
