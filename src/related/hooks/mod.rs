//! What the panels ask of the browser.

mod use_inline_size;
mod use_tab_list;

pub use use_inline_size::use_inline_size_below;
pub use use_tab_list::use_tab_list;
