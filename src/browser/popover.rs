//! Popovers: elements in the top layer.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// Whether the browser has popovers.
pub fn is_supported(element: &HtmlElement) -> bool {
    method(element, "showPopover").is_some()
}

/// Shows `element` until it is hidden by [`hide`]. Returns `false` if that is impossible, for example outside of the page.
pub fn show(element: &HtmlElement) -> bool {
    let Some(show) = method(element, "showPopover") else {
        return false;
    };
    let _ = element.set_attribute("popover", "manual");
    let is_shown = show.call0(element).is_ok();
    if !is_shown {
        let _ = element.remove_attribute("popover");
    }
    is_shown
}

pub fn hide(element: &HtmlElement) {
    if let Some(hide) = method(element, "hidePopover") {
        let _ = hide.call0(element);
    }
    let _ = element.remove_attribute("popover");
}

fn method(element: &HtmlElement, name: &str) -> Option<Function> {
    Reflect::get(element, &JsValue::from_str(name))
        .ok()?
        .dyn_into()
        .ok()
}
