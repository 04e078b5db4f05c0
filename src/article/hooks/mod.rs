//! Effects of the article page on the browser.

mod use_fragment_links;

pub(super) use use_fragment_links::use_fragment_links;
