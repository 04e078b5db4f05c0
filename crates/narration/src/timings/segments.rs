//! Segment JSON: `{ "segments": [{ "text", "start_time", "duration", "words": [...] }] }` in milliseconds, and its
//! relatives: transcripts of Whisper, Gentle, Podlove and podcasts, whose `start` and `end` are seconds.

use serde_json::Value;

use super::records::{Names, Records, Unit, first};
use super::track::Builder;
use article::WarningCode;

const NAMES: Names = Names {
    text: &["text", "word", "Text", "Word", "body", "value"],
    start: &[
        "start_time",
        "start_ms",
        "startMs",
        "start",
        "startTime",
        "begin",
        "time",
    ],
    end: &["end_time", "end_ms", "endMs", "end", "endTime"],
    duration: &["duration", "duration_ms", "dur"],
};

/// Names whose numbers are milliseconds, unless nobody could speak so fast or so slowly.
const IN_MILLISECONDS: [&str; 3] = ["start_time", "start_ms", "startMs"];

const LISTS: [&str; 5] = ["segments", "words", "results", "transcript", "cues"];

pub(super) fn read(values: &[Value], builder: &mut Builder) {
    let mut found = Records::default();
    let mut unit = Unit::Seconds;
    for value in values {
        match value {
            Value::Array(segments) => add(segments, &mut found, &mut unit),
            // Words beside segments are finer than the segments.
            _ => match (list(value, "segments"), list(value, "words")) {
                (Some(segments), Some(words)) if !segments.iter().any(has_words) => {
                    let list = if words.is_empty() { segments } else { words };
                    add(list, &mut found, &mut unit);
                }
                (Some(segments), _) => add(segments, &mut found, &mut unit),
                _ => match LISTS.iter().find_map(|name| list(value, name)) {
                    Some(entries) => add(entries, &mut found, &mut unit),
                    None => add(std::slice::from_ref(value), &mut found, &mut unit),
                },
            },
        }
    }
    if found.is_empty() {
        let message = "the timings: the format of this JSON is not known. Write `segments` with `text`, `start_time` and \
                       `duration`";
        builder.warn(WarningCode::TimingsFormat, message);
    }
    found.finish(unit, builder);
}

fn list<'a>(value: &'a Value, name: &str) -> Option<&'a [Value]> {
    match value.get(name) {
        Some(Value::Array(list)) => Some(list),
        _ => None,
    }
}

fn has_words(segment: &Value) -> bool {
    list(segment, "words").is_some_and(|words| !words.is_empty())
}

/// Adds the words of each segment that has words with times, else the segment.
fn add<'a>(segments: &'a [Value], found: &mut Records<'a>, unit: &mut Unit) {
    for segment in segments {
        let words = list(segment, "words")
            .filter(|words| words.iter().any(|word| first(word, NAMES.start).is_some()));
        for record in words.unwrap_or(std::slice::from_ref(segment)) {
            if first(record, &IN_MILLISECONDS).is_some() {
                *unit = Unit::Milliseconds;
            }
            found.add(record, &NAMES);
        }
    }
}
