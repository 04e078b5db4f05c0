//! Article Widget: a whole news article in any web page, from one tag.
//!
//! Imports go one way, and `tests/layers.rs` checks it:
//! `{browser, dom, model, part} <- {i18n, parse} <- {narration, prepared} <- load <- {article, player, related} <- config <- app <- {embed, prerender}`.
//! `model` is the floor that every room stands on, `i18n` the interface's words and numbers beside it;
//! the three rooms of the page never import one another.

#[macro_use]
mod part;

pub mod app;
pub mod article;
mod browser;
pub mod config;
mod dom;
#[cfg(feature = "csr")]
pub mod embed;
pub mod i18n;
pub mod load;
pub mod model;
pub mod narration;
pub mod parse;
pub mod player;
pub mod prepared;
#[cfg(feature = "prerender")]
pub mod prerender;
pub mod related;
