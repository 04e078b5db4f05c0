//! Values of form controls.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

use crate::player::state::decimal;

/// The number in the slider or the list that `event` comes from.
pub fn number_of(event: &Event) -> Option<f64> {
    let target = event.target()?;
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return Some(input.value_as_number()).filter(|value| value.is_finite());
    }
    decimal::read(&target.dyn_ref::<HtmlSelectElement>()?.value())
}

/// What stands in the field that `event` comes from.
pub fn typed(event: &Event) -> Option<String> {
    let target = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    Some(target.value())
}
