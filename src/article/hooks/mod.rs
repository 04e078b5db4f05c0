//! Effects of the article page on the browser.

mod fragment_links;

pub(super) use fragment_links::FragmentLinks;
