//! Effects of the article page on the browser.

mod fragment_links;
mod piece_elements;

pub(super) use fragment_links::FragmentLinks;
pub(super) use piece_elements::{before_print, lay_out, set_hidden};
