//! The parts of the panels: plain functions, drawn together. As components of their own each would cost 3 kB of
//! WebAssembly (1 kB compressed).

mod item;
mod panel;
mod tabs;
mod thumbnail;

use yew::prelude::*;

use super::state::{Action, PanelsState};
use super::{Beside, RelatedClick};
use crate::i18n::Locale;

pub use panel::{Standing, panel_section};
pub use tabs::tabs;

/// What the parts are drawn from, and whom they tell.
#[derive(Clone, Copy)]
pub struct Room<'a> {
    pub locale: &'a Locale,
    pub state: &'a PanelsState,
    pub tell: &'a Callback<Action>,
    pub on_follow: &'a Callback<RelatedClick>,
    pub beside: Option<&'a Beside>,
}

/// The id of a part of the panel at a place. The tab of a panel names it, and controls it.
fn id(part: &str, place: usize) -> AttrValue {
    ["related-", part, "-", &place.to_string()].concat().into()
}
