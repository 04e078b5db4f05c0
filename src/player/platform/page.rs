//! The page around the player.

use web_sys::Element;

use super::tree::host_of;

/// Returns whether `node` is in the first widget of the page, which is the one that a deep link means.
pub fn is_first_of_page(node: &Element) -> bool {
    let Some(host) = host_of(node) else {
        return true;
    };
    let first = host
        .owner_document()
        .and_then(|document| document.query_selector(&host.local_name()).ok().flatten());
    first.is_none_or(|first| first == host)
}
