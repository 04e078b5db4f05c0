//! The distance from the viewport to the panels.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, ShadowRoot};
use yew::NodeRef;

use crate::sizes::BESIDE_FROM_PX;

/// The share of a screen below the viewport that counts as near.
const SCREENS: f64 = 0.5;

/// Returns whether the panels of `widget` are about to be seen: they stand beside the article, or below it and its end is
/// near. `has_article` is whether the widget shows an article now; without one there is no end.
#[must_use]
pub fn panels_are_near(widget: &NodeRef, has_article: bool) -> bool {
    let (Some(element), Some(window)) = (widget.cast::<Element>(), web_sys::window()) else {
        return false;
    };
    let area = element.get_bounding_client_rect();
    let links = element.query_selector(".related-plain").ok().flatten();
    let end = links.map_or(area.bottom(), |links| links.get_bounding_client_rect().top());
    let height = window.inner_height().ok().and_then(|height| height.as_f64());
    area.width() >= f64::from(BESIDE_FROM_PX) || has_article && end < height.unwrap_or(0.0) * (1.0 + SCREENS)
}

/// Returns whether a link of `plain_panels` in `widget` has the focus, also while another window is active: `:focus` does
/// not match then.
#[must_use]
pub fn plain_links_have_focus(widget: &NodeRef) -> bool {
    let root = widget.cast::<Node>().map(|widget| widget.get_root_node());
    let focused = root.and_then(|root| root.dyn_into::<ShadowRoot>().ok()?.active_element());
    focused.is_some_and(|focused| focused.closest(".related-plain").ok().flatten().is_some())
}
