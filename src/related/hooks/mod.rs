//! What the panels ask of the browser.

mod tab_row;
mod use_narrowness;

pub use tab_row::TabRow;
pub use use_narrowness::use_narrowness;
