//! The tree around the player: the shadow root of the element, or the page itself if the element adopts its page.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

/// The name of the element (`static/loader/`).
const ELEMENT: &str = "article-widget";

/// Returns the element whose player holds `node`: the element around it if the player is in an adopted page, else the host
/// of its shadow root.
pub fn host_of(node: &Element) -> Option<Element> {
    let around = node.closest(ELEMENT).ok().flatten();
    around.or_else(|| Some(node.get_root_node().dyn_ref::<ShadowRoot>()?.host()))
}

/// Returns the element with this id in the article around `node`. Elsewhere in a document others may have the same id.
pub fn in_article(node: &Element, id: &str) -> Option<HtmlElement> {
    let root = node.get_root_node();
    let found = match root.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.get_element_by_id(id),
        None => root.dyn_ref::<Document>()?.get_element_by_id(id),
    };
    let is_outside = |article: &Element| !article.contains(found.as_deref());
    let found = match node.closest(".article").ok().flatten().filter(is_outside) {
        Some(article) => {
            let escaped = id.replace('\\', "\\\\").replace('"', "\\\"");
            let selector = ["[id=\"", &escaped, "\"]"].concat();
            article.query_selector(&selector).ok().flatten()
        }
        None => found,
    };
    found?.dyn_into().ok()
}
