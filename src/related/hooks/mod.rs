//! What the panels ask of the browser.

mod use_narrowness;

pub use use_narrowness::use_narrowness;
