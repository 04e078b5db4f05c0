//! Browsers whose `<audio>` element needs special care.

use js_sys::{Reflect, global};
use wasm_bindgen::JsValue;
use web_sys::HtmlAudioElement;

/// Returns whether the speed may be set only after sound has begun. Otherwise WebKitGTK (2.50.6 with GStreamer 1.22)
/// reports the end of the recording, or crashes. Its user agent says Safari, which is not on Linux.
pub fn rate_must_wait() -> bool {
    says("vendor").starts_with("Apple") && says("platform").starts_with("Linux")
}

/// Returns whether a page may set the volume. On iOS only the device's buttons do, and it always reads as 1.
pub fn volume_is_settable() -> bool {
    thread_local! {
        static IS_SETTABLE: bool = HtmlAudioElement::new().is_ok_and(|audio| {
            audio.set_volume(0.5);
            (audio.volume() - 0.5).abs() < 0.01
        });
    }
    IS_SETTABLE.with(|is_settable| *is_settable)
}

/// One property of `navigator`.
fn says(property: &str) -> String {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
    get(&global(), "navigator")
        .and_then(|navigator| get(&navigator, property))
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}
