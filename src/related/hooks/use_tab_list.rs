//! The focus in a row of tabs.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::model::Direction;

/// A row of tabs on the page, its tabs the element's children.
#[derive(Clone, PartialEq)]
pub struct TabList {
    /// Where the row stands.
    pub node: NodeRef,
}

/// The row that its `node` is put on.
#[hook]
pub fn use_tab_list() -> TabList {
    TabList { node: use_node_ref() }
}

impl TabList {
    /// The direction in which the row runs: as laid out, whichever `dir` around it decided that.
    pub fn direction(&self) -> Direction {
        let computed = self.node.cast::<Element>().and_then(|row| {
            let style = web_sys::window()?.get_computed_style(&row).ok()??;
            style.get_property_value("direction").ok()
        });
        computed
            .and_then(|value| Direction::parse(&value))
            .unwrap_or_default()
    }

    /// Moves the focus to a tab, from 0.
    pub fn focus(&self, tab: usize) {
        let element = self.node.cast::<Element>().and_then(|row| {
            let child = row.children().item(u32::try_from(tab).ok()?)?;
            wasm_bindgen::JsCast::dyn_into::<HtmlElement>(child).ok()
        });
        if let Some(element) = element {
            // Fails only where the element is gone.
            let _ = element.focus();
        }
    }
}
