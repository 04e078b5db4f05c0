//! Article Widget: a whole news article in any web page, from one tag.
//!
//! Imports go one way; `tests/layers.rs` checks this:
//! `{browser, part, sizes} <- lazy <- i18n <- load <- {article, player, related} <- config <- app <- {embed, prerender}`.
//! The three parts of the page (`article`, `player`, `related`) never import one another. All of them build on the crates
//! below `crates/`.

#[macro_use]
mod part;
#[macro_use]
mod lazy;

pub mod app;
pub mod article;
mod browser;
pub mod config;
#[cfg(feature = "csr")]
pub mod embed;
pub mod i18n;
pub mod load;
pub mod player;
#[cfg(feature = "prerender")]
pub mod prerender;
pub mod related;
mod sizes;
