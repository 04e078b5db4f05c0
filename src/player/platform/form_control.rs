//! Values of form controls.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

use crate::player::state::decimal;

/// Returns the number in the slider or the list of `event`.
pub fn number_of(event: &Event) -> Option<f64> {
    let target = event.target()?;
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return Some(input.value_as_number()).filter(|value| value.is_finite());
    }
    decimal::read(&target.dyn_ref::<HtmlSelectElement>()?.value())
}

/// Returns the text in the field of `event`.
pub fn typed(event: &Event) -> Option<String> {
    let target = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    Some(target.value())
}
