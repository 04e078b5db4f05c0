//! The parts of the panels.

mod icon;
mod item;
mod panel;
mod tabs;
mod thumbnail;

pub use panel::{PanelSection, Standing};
pub use tabs::Tabs;

/// The element of the panel at a place, which its tab controls.
fn panel_id(place: usize) -> String {
    format!("related-panel-{place}")
}

/// The tab of the panel at a place, which names it.
fn tab_id(place: usize) -> String {
    format!("related-tab-{place}")
}
