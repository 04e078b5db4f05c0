//! Azure's word boundaries: `[{ "Text": …, "AudioOffset": …, "Duration": … }]`.
//!
//! The Speech SDK counts ticks of 100 ns (`SpeechSynthesisWordBoundaryEventArgs.AudioOffset`), the files of batch synthesis
//! milliseconds.

use serde_json::Value;

use super::records::{Names, Records, Unit, first};
use super::track::Builder;

const OFFSET: [&str; 4] = ["AudioOffset", "audioOffset", "audio_offset", "Offset"];

const NAMES: Names = Names {
    text: &["Text", "text", "Word", "word"],
    start: &OFFSET,
    end: &[],
    duration: &["Duration", "duration"],
};

/// Returns whether a record has an audio offset.
pub(super) fn fits(values: &[Value]) -> bool {
    let mut all = values.iter().flat_map(super::entries);
    all.any(|value| first(value, &OFFSET).is_some())
}

pub(super) fn read(values: &[Value], builder: &mut Builder) {
    let mut found = Records::default();
    let all = values.iter().flat_map(super::entries);
    // Sentences and punctuation have boundaries of their own; the sentence's is before those of its words.
    let kind = |value: &Value| match first(value, &["BoundaryType", "boundaryType", "boundary_type"]) {
        Some(Value::String(kind)) => kind.to_ascii_lowercase(),
        _ => String::new(),
    };
    for value in all.filter(|value| !kind(value).contains("sentence")) {
        found.add(value, &NAMES);
    }
    found.finish(Unit::Ticks, builder);
}
