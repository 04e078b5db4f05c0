//! How far the reader is from the panels.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, ShadowRoot};
use yew::NodeRef;

/// From this width of the widget on they stand beside the article (`static/css/20-page.css`), in CSS pixels.
const BESIDE_FROM_PX: f64 = 1180.0;

/// How much of a screen below the one that is seen counts as near.
const SCREENS: f64 = 0.5;

/// Whether the panels of `widget` are about to be seen: they stand beside the article, or below it, and its end is near. `ends` is
/// whether the widget shows an article now, which has an end.
#[must_use]
pub fn panels_are_near(widget: &NodeRef, ends: bool) -> bool {
    let (Some(element), Some(window)) = (widget.cast::<Element>(), web_sys::window()) else {
        return false;
    };
    let place = element.get_bounding_client_rect();
    let links = element.query_selector(".related-plain").ok().flatten();
    let end = links.map_or(place.bottom(), |links| links.get_bounding_client_rect().top());
    let height = window.inner_height().ok().and_then(|height| height.as_f64());
    place.width() >= BESIDE_FROM_PX || ends && end < height.unwrap_or(0.0) * (1.0 + SCREENS)
}

/// Whether the focus is on a link of `plain_panels` in `widget`; also while another window has it, which `:focus` would not see.
#[must_use]
pub fn plain_links_have_focus(widget: &NodeRef) -> bool {
    let root = widget.cast::<Node>().map(|widget| widget.get_root_node());
    let focused = root.and_then(|root| root.dyn_into::<ShadowRoot>().ok()?.active_element());
    focused.is_some_and(|focused| focused.closest(".related-plain").ok().flatten().is_some())
}
