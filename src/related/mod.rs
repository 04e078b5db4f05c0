//! Related links: plain lists at first, then panels as tabs or as lists under headings.

mod components;
mod follow;
mod hooks;
#[cfg(all(test, feature = "prerender"))]
mod markup_tests;
mod panels;
mod plain;
mod state;
mod tab_keys;

pub use ::related::{ShownPanel, left_out, shown_panels};
pub use hooks::{panels_are_near, plain_links_have_focus};
pub use panels::{Extra, RelatedClick, RelatedLayout, RelatedPanels, RelatedPanelsProps};
pub use plain::plain_panels;
