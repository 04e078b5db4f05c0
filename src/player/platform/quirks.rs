//! Browsers whose `<audio>` element needs special care.

use js_sys::{Reflect, global};
use wasm_bindgen::JsValue;

/// Returns whether the speed may be set only after sound has begun. Otherwise WebKitGTK (2.50.6 with GStreamer 1.22)
/// reports the end of the recording, or crashes. Its user agent says Safari, which is not on Linux.
pub fn rate_must_wait() -> bool {
    says("vendor").starts_with("Apple") && says("platform").starts_with("Linux")
}

/// One property of `navigator`.
fn says(property: &str) -> String {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
    get(&global(), "navigator")
        .and_then(|navigator| get(&navigator, property))
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}
