//! Links to other stories.

mod panels;

pub use panels::{RelatedClick, RelatedLayout, RelatedPanels};
