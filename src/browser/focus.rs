//! The keyboard focus.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, HtmlInputElement};
use yew::NodeRef;

/// Moves the focus to the control of `node`, and selects its text if it is there to be copied.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let _ = element.focus();
        if let Some(input) = element
            .dyn_ref::<HtmlInputElement>()
            .filter(|input| input.read_only())
        {
            input.select();
        }
    }
}

/// Moves the focus to the control of `node` without scrolling.
pub fn focus_in_place(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}
