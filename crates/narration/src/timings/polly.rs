//! Amazon Polly's speech marks: one JSON object a line, times in milliseconds.
//!
//! Their `start` and `end` count bytes of the input, with its SSML. The words are in `value`, which is aligned.

use serde_json::Value;

use super::clock::{self, Amount};
use super::track::Builder;

/// Returns whether a value is a speech mark.
pub(super) fn fits(values: &[Value]) -> bool {
    let mut all = values.iter().flat_map(super::entries);
    all.any(|value| value.get("time").is_some() && value.get("type").is_some())
}

/// Reads the finest kind of mark that is there: words, else sentences, else marks of the SSML, which are names.
pub(super) fn read(values: &[Value], builder: &mut Builder) {
    let is = |value: &Value, wanted: &str| match value.get("type") {
        Some(Value::String(kind)) => kind.eq_ignore_ascii_case(wanted),
        _ => false,
    };
    let all = || values.iter().flat_map(super::entries);
    let kinds = ["word", "sentence", "ssml"];
    let Some(wanted) = kinds.into_iter().find(|kind| all().any(|value| is(value, kind))) else {
        return;
    };
    if wanted == "ssml" {
        builder.set_named();
    }
    for value in all().filter(|value| is(value, wanted)) {
        let time = value.get("time").and_then(clock::value);
        let time = time.map(Amount::in_milliseconds);
        if let Some(Value::String(text)) = value.get("value") {
            builder.add(time, None, text);
        }
    }
}
