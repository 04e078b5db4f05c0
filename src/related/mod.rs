//! Links to other stories: which of them are shown, and how they stand.

mod address;
mod components;
mod engine_narrowness;
mod engine_tab_row;
#[cfg(all(test, feature = "prerender"))]
mod markup_tests;
mod panels;
mod select;
mod state;
mod tab_keys;

pub use panels::{Beside, RelatedClick, RelatedLayout, RelatedPanels, RelatedPanelsProps};
pub use select::{ShownPanel, left_out, shown_panels};
