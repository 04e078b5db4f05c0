//! The keyboard focus in a sheet.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// Moves the focus to element number `row` for `selector` in the sheet of `event`, else to the first button of the
/// sheet: the element that has the focus may be about to go.
pub fn focus_row(event: &Event, selector: &str, row: Option<usize>) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let Some(sheet) = target.and_then(|target| target.closest(".player-sheet").ok().flatten()) else {
        return;
    };
    let rows = sheet.query_selector_all(selector).ok();
    let found = row
        .and_then(|row| rows?.get(u32::try_from(row).ok()?))
        .or_else(|| sheet.query_selector("button").ok().flatten().map(Into::into));
    if let Some(element) = found.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
