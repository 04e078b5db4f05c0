//! Timing files of every supported format (docs/narration.md), read as texts with times.
//!
//! 1. `clock` reads times; `broken_json` reads JSON, of which parts may be missing.
//! 2. One file for each format finds its segments: texts with a time.
//! 3. `track` puts the segments in order and fills in missing ends.
//!
//! Everything usable in a broken file is kept. A warning describes the rest.

mod azure;
mod broken_json;
mod clock;
mod cue_text;
mod elevenlabs;
mod google;
mod polly;
mod records;
mod segments;
mod sync_narration;
#[cfg(test)]
mod tests;
mod track;
mod webvtt;

use article::Parsed;
use article::WarningCode;
use serde_json::Value;

use track::Builder;
pub use track::{Segment, Track};

/// Reads a timing file. Its media type decides the format, else its shape.
///
/// Never fails: unreadable parts are left out, with warnings of the kinds `timings-format`, `timings-syntax` and
/// `timings-time`. If the track is empty, there is a warning.
#[must_use]
pub fn timings(bytes: &[u8], media_type: &str) -> Parsed<Track> {
    let wide = without_mark(bytes);
    let (text, found) = article::decode(wide.as_deref().unwrap_or(bytes));
    let mut builder = Builder::new(found);
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    let named_text = essence == "text/vtt" || essence.ends_with("srt") || essence.ends_with("subrip");
    let looks_like_json = text.trim_start().starts_with(['{', '[']);
    if named_text || !looks_like_json && text.contains("-->") {
        webvtt::read(&text, &mut builder);
    } else if looks_like_json {
        read_json(&text, &mut builder);
    } else {
        let message = "the timings: the format is not known. Use WebVTT, or the JSON of a speech service";
        builder.warn(WarningCode::TimingsFormat, message);
    }
    builder.finish()
}

/// Reads JSON. The names in its objects decide the format.
fn read_json(text: &str, builder: &mut Builder) {
    let (values, clean) = broken_json::values(text);
    if !clean {
        let message = "the timings: parts of the file are not JSON; the parts around them are used. Check the file with a \
                       JSON validator";
        builder.warn(WarningCode::TimingsSyntax, message);
    }
    // A file of lines has many values that are all alike: the first ones are enough.
    let some = values.get(..values.len().min(100)).unwrap_or_default();
    let has = |name: &str| some.iter().any(|value| value.get(name).is_some());
    if has("timepoints") {
        google::read(&values, builder);
    } else if has("narration") {
        sync_narration::read(&values, builder);
    } else if elevenlabs::fits(some) {
        elevenlabs::read(&values, builder);
    } else if polly::fits(some) {
        polly::read(&values, builder);
    } else if azure::fits(some) {
        azure::read(&values, builder);
    } else {
        segments::read(&values, builder);
    }
}

/// Adds a byte order mark to UTF-16 that has none. Every other byte of its first characters is 0.
fn without_mark(bytes: &[u8]) -> Option<Vec<u8>> {
    let mark: &[u8] = match bytes {
        [0, a, 0, b, ..] if *a > 0 && *b > 0 => &[0xFE, 0xFF],
        [a, 0, b, 0, ..] if *a > 0 && *b > 0 => &[0xFF, 0xFE],
        _ => return None,
    };
    Some([mark, bytes].concat())
}

/// Returns the records of a list, or an object as the only record.
fn entries(value: &Value) -> &[Value] {
    match value {
        Value::Array(entries) => entries,
        _ => std::slice::from_ref(value),
    }
}
