//! ElevenLabs' alignment: three lists with one entry for each character.

use serde_json::Value;

use super::clock::{self, Amount};
use super::records::first;
use super::track::Builder;
use article::text::scripts::{Spaceless, is_mark};

/// Returns the alignment of the original text, else of the normalized text, else `value` if it holds the lists itself.
fn alignment(value: &Value) -> Option<&Value> {
    let names = ["alignment", "normalized_alignment", "normalizedAlignment"];
    let inner = names
        .iter()
        .filter_map(|name| value.get(name))
        .find(|inner| characters(inner).is_some());
    inner.or_else(|| characters(value).map(|_| value))
}

fn characters(value: &Value) -> Option<&[Value]> {
    match first(value, &["characters", "chars"]) {
        Some(Value::Array(characters)) => Some(characters),
        _ => None,
    }
}

/// Returns whether one of the values has characters with times.
pub(super) fn fits(values: &[Value]) -> bool {
    values
        .iter()
        .flat_map(super::entries)
        .any(|value| alignment(value).is_some())
}

pub(super) fn read(values: &[Value], builder: &mut Builder) {
    for value in values.iter().flat_map(super::entries).filter_map(alignment) {
        read_one(value, builder);
    }
}

/// Joins characters to words: the characters between white space, or one character of a script without spaces.
fn read_one(value: &Value, builder: &mut Builder) {
    let list = |names: &[&str]| match first(value, names) {
        Some(Value::Array(list)) => list.as_slice(),
        _ => &[],
    };
    // Seconds in the HTTP interface, milliseconds in that of sockets.
    let starts = list(&["character_start_times_seconds", "characterStartTimesSeconds"]);
    let ends = list(&["character_end_times_seconds", "characterEndTimesSeconds"]);
    let starts_ms = list(&["charStartTimesMs", "char_start_times_ms"]);
    let lengths_ms = list(&["charDurationsMs", "charsDurationsMs", "char_durations_ms"]);
    let time = |list: &[Value], index: usize| list.get(index).and_then(clock::value);
    let start_of = |index| {
        let seconds = time(starts, index).map(Amount::in_seconds);
        seconds.or_else(|| time(starts_ms, index).map(Amount::in_milliseconds))
    };
    let end_of = |index| {
        let seconds = time(ends, index).map(Amount::in_seconds);
        seconds.or_else(|| start_of(index)?.checked_add(time(lengths_ms, index)?.in_milliseconds()))
    };
    let mut word = String::new();
    let (mut start, mut end) = (None, None);
    for (index, character) in characters(value).unwrap_or_default().iter().enumerate() {
        let Value::String(character) = character else {
            continue;
        };
        if character.trim().is_empty() {
            builder.add(start, end, &word);
            word.clear();
            continue;
        }
        let alone = |text: &str| text.chars().any(|letter| Spaceless::of(letter).is_some());
        if alone(character) || alone(&word) && !character.chars().all(is_mark) {
            builder.add(start, end, &word);
            word.clear();
        }
        if word.is_empty() {
            start = start_of(index);
        }
        end = end_of(index);
        word.push_str(character);
    }
    builder.add(start, end, &word);
}
