//! Article Widget: a whole news article in any web page, from one tag.
//!
//! Imports go one way; `tests/layers.rs` checks this:
//! `{dom, part, sizes} <- lazy <- i18n <- load <- {article, audio, related} <- config <- app <- {embed, prerender}`.
//! The three parts of the page (`article`, `audio`, `related`) never import one another.

#[macro_use]
mod part;
#[macro_use]
mod lazy;

pub mod app;
pub mod article;
pub mod audio;
pub mod config;
mod dom;
#[cfg(feature = "csr")]
pub mod embed;
pub mod i18n;
pub mod load;
/// Until the player and the tools name the crates themselves.
pub mod model {
    pub use ::article::model::*;
    pub use ::narration::model::*;
}
pub use ::article::prepared;
pub use ::narration;
/// Until the player and the tools name the crates themselves.
pub mod parse {
    pub use ::article::*;
    pub use ::narration::{Piece, Track, timings};
}
#[cfg(feature = "prerender")]
pub mod prerender;
pub mod related;
mod sizes;
