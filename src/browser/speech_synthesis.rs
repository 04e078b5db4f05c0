//! The browser's synthesiser.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::SpeechSynthesis;

/// The browser's synthesiser, where it has one.
pub fn synthesis() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    // Asked for by name: the getter answers `undefined` where there is none.
    let found = Reflect::get(&window, &JsValue::from_str("speechSynthesis")).ok()?;
    let maker = Reflect::get(&window, &JsValue::from_str("SpeechSynthesisUtterance")).ok()?;
    (!found.is_falsy() && !maker.is_falsy()).then(|| found.unchecked_into())
}
