//! Links to other stories: which of them are shown, and how they stand.

mod components;
mod engine_narrowness;
mod engine_nearness;
mod engine_tab_row;
mod follow;
#[cfg(all(test, feature = "prerender"))]
mod markup_tests;
mod panels;
mod plain;
mod state;
mod tab_keys;

pub use ::related::{ShownPanel, left_out, shown_panels};
pub use engine_nearness::{panels_are_near, plain_links_have_focus};
pub use panels::{Beside, RelatedClick, RelatedLayout, RelatedPanels, RelatedPanelsProps};
pub use plain::plain_panels;
