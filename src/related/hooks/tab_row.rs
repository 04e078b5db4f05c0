//! The row of tabs on the page.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use article::Direction;

/// The element of the row; the tabs are its children.
pub struct TabRow(Element);

impl TabRow {
    /// The row of the tab in which a key was pressed: only the tabs of a row take the focus.
    pub fn of(event: &KeyboardEvent) -> Option<Self> {
        event.target_dyn_into::<Element>()?.parent_element().map(Self)
    }

    /// Returns the direction in which the row is laid out, whichever `dir` around it decided that.
    pub fn direction(&self) -> Direction {
        let computed = web_sys::window()
            .and_then(|window| window.get_computed_style(&self.0).ok()?)
            .and_then(|style| style.get_property_value("direction").ok());
        computed
            .and_then(|value| Direction::parse(&value))
            .unwrap_or_default()
    }

    /// Moves the focus to the tab with this index.
    pub fn focus(&self, tab: usize) {
        let child = u32::try_from(tab)
            .ok()
            .and_then(|tab| self.0.children().item(tab));
        if let Some(tab) = child.and_then(|child| wasm_bindgen::JsCast::dyn_into::<HtmlElement>(child).ok()) {
            // Fails only if the element is gone.
            let _ = tab.focus();
        }
    }
}
