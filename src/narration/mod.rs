//! What of an article is spoken, and when.
//!
//! 1. `sentences` splits text.
//! 2. `script` takes from an article what is spoken, sentence by sentence, with its place in the page.

mod script;
pub mod sentences;

pub use script::script;
