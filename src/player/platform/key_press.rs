//! Key presses.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::player::state::keys::{Focus, Press};

/// Calls `read` with the key of `event` and the place of the focus.
pub fn with_press<T>(event: &KeyboardEvent, read: impl FnOnce(Press<'_>, Focus) -> T) -> T {
    let key = latin(event);
    let press = Press {
        key: &key,
        shift: event.shift_key(),
        reserved: event.ctrl_key()
            || event.alt_key()
            || event.meta_key()
            || event.is_composing()
            || event.default_prevented(),
        repeat: event.repeat(),
    };
    read(press, focus_of(event))
}

/// The key's value. On layouts without Latin letters (Ukrainian, Arabic), the Latin letter of the same key.
fn latin(event: &KeyboardEvent) -> String {
    let key = event.key();
    if key.is_ascii() {
        return key;
    }
    let code = event.code();
    match code.strip_prefix("Key").or_else(|| code.strip_prefix("Digit")) {
        Some(name) => name.to_ascii_lowercase(),
        None => key,
    }
}

fn focus_of(event: &KeyboardEvent) -> Focus {
    let Some(element) = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) else {
        return Focus::Elsewhere;
    };
    match element.tag_name().to_ascii_lowercase().as_str() {
        "button" | "a" | "summary" => Focus::Button,
        "select" | "textarea" => Focus::Field,
        "input" => match element.get_attribute("part").as_deref() {
            Some("seek") => Focus::Seek,
            _ if element.get_attribute("type").as_deref() == Some("range") => Focus::Slider,
            _ => Focus::Field,
        },
        _ => Focus::Elsewhere,
    }
}
