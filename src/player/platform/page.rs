//! The page around the player.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ShadowRoot};
use yew::NodeRef;

/// Returns whether `node` is in the first widget of the page, which is the one that a deep link means.
pub fn is_first_of_page(node: &NodeRef) -> bool {
    let Some(root) = node.cast::<HtmlElement>().map(|element| element.get_root_node()) else {
        return false;
    };
    let Some(host) = root.dyn_ref::<ShadowRoot>().map(ShadowRoot::host) else {
        return true;
    };
    let first = host
        .owner_document()
        .and_then(|document| document.query_selector(&host.local_name()).ok().flatten());
    first.is_none_or(|first| first == host)
}
