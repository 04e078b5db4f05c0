//! Text in, model out. Pure and total: whatever the bytes, the answer is a model with warnings, or an error that says
//! what to do; never a panic.

mod date;
mod duration;
mod encoding;
mod front_matter;
mod warnings;
mod yaml;
use crate::model::{Article, BaseUrl, Panel, Warning};
pub use encoding::decode;

/// What was read, and what was not understood on the way.
pub type Parsed<T> = (T, Vec<Warning>);
