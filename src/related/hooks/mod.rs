//! Effects of the panels on the browser.

mod narrowness;
mod nearness;
mod tab_row;

pub use narrowness::Narrowness;
pub use nearness::{panels_are_near, plain_links_have_focus};
pub use tab_row::TabRow;
