//! Keeps a list of choices on what was chosen elsewhere.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// For a `<select>` that is to show `value`. Its options' `selected` attributes mean only what is chosen at first, and
/// Yew 0.23 sets the `value` of inputs alone.
#[hook]
pub fn use_chosen(value: String) -> NodeRef {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(value, move |value| {
            if let Some(select) = node.cast::<HtmlSelectElement>() {
                select.set_value(value);
            }
        });
    }
    node
}
