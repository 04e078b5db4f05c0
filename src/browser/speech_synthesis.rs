//! Speech synthesis.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::SpeechSynthesis;

/// Returns the browser's speech synthesis, if it has one.
pub fn synthesis() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    // Not by the getter, which is `undefined` in browsers without it.
    let found = Reflect::get(&window, &JsValue::from_str("speechSynthesis")).ok()?;
    let maker = Reflect::get(&window, &JsValue::from_str("SpeechSynthesisUtterance")).ok()?;
    (!found.is_falsy() && !maker.is_falsy()).then(|| found.unchecked_into())
}
