//! The parts of the panels: plain functions, drawn together. As components of their own each would cost 3 kB of
//! WebAssembly (1 kB compressed).

mod item;
mod panel;
mod tabs;
mod thumbnail;

use yew::prelude::*;

use super::state::{Action, PanelsState};
use super::{Extra, RelatedClick};
use crate::i18n::Locale;

pub use panel::{Presentation, panel_section};
pub use tabs::tabs;

/// The inputs of the rendering functions, besides the panels.
#[derive(Clone, Copy)]
pub struct RenderContext<'a> {
    pub locale: &'a Locale,
    pub state: &'a PanelsState,
    pub dispatch: &'a Callback<Action>,
    pub on_follow: &'a Callback<RelatedClick>,
    pub extra: Option<&'a Extra>,
}

/// The `id` of a part of the panel with this index. The tab of a panel names it, and controls it.
fn id(part: &str, panel: usize) -> AttrValue {
    ["related-", part, "-", &panel.to_string()].concat().into()
}
