//! The row of tabs on the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::model::Direction;

/// The direction in which `row` runs: as laid out, whichever `dir` around it decided that.
pub fn direction(row: &Element) -> Direction {
    let computed = web_sys::window()
        .and_then(|window| window.get_computed_style(row).ok()?)
        .and_then(|style| style.get_property_value("direction").ok());
    computed
        .and_then(|value| Direction::parse(&value))
        .unwrap_or_default()
}

/// Moves the focus to a tab, from 0: the tabs are the children of `row`.
pub fn focus(row: &Element, tab: usize) {
    let child = u32::try_from(tab).ok().and_then(|tab| row.children().item(tab));
    if let Some(tab) = child.and_then(|child| child.dyn_into::<HtmlElement>().ok()) {
        // Fails only where the element is gone.
        let _ = tab.focus();
    }
}
