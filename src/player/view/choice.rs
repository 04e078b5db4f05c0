//! A native list with its name beside it: every platform shows and reads it in its own best way.

use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::icons::{Icon, draw};
use super::read_with;
use crate::player::platform::form_control::number_of;

pub struct Entry {
    pub value: String,
    pub words: AttrValue,
    /// The language of the words, if it is not the interface's.
    pub lang: Option<AttrValue>,
}

impl Entry {
    /// An entry in the interface's language, or in none.
    pub fn new(value: impl ToString, words: impl Into<AttrValue>) -> Self {
        Self {
            value: value.to_string(),
            words: words.into(),
            lang: None,
        }
    }
}

/// The list, with `value` chosen. The chosen number goes to `on`.
pub fn choice(name: &'static str, entries: Vec<Entry>, value: &str, on: &Callback<f64>) -> Html {
    let onchange = read_with(on, |event: Event| number_of(&event));
    let options = entries.into_iter().map(|entry| {
        let selected = entry.value == value;
        html! { <option value={entry.value} lang={entry.lang} {selected}>{ entry.words }</option> }
    });
    html! {
        <label class="player-choice">
            <span class="player-choice-name">{ name }</span>
            <span class="player-list">
                <select class="player-list-box" ~value={property(value)} {onchange}>{ for options }</select>
                { draw(Icon::CHEVRON) }
            </span>
        </label>
    }
}

/// `text` as a property: the options' `selected` attributes only define the initial choice. Prerendering has no
/// properties, and no JavaScript to make one with.
pub fn property(text: &str) -> JsValue {
    if cfg!(target_arch = "wasm32") {
        JsValue::from_str(text)
    } else {
        JsValue::UNDEFINED
    }
}
