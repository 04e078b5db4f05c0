//! W3C synchronized narration (Community Group draft): `{ "narration": [{ "text": "a.html#id", "audio": "a.mp3#t=0,1.2" }] }`,
//! nested as the document is. The texts are addresses of elements.

use serde_json::Value;

use super::clock;
use super::track::Builder;

pub(super) fn read(values: &[Value], builder: &mut Builder) {
    builder.set_named();
    values.iter().for_each(|value| visit(value, builder));
}

/// Recursion is bounded: serde_json reads 127 levels.
fn visit(value: &Value, builder: &mut Builder) {
    match value {
        Value::Array(entries) => entries.iter().for_each(|entry| visit(entry, builder)),
        Value::Object(_) => {
            if let (Some(Value::String(text)), Some(Value::String(audio))) =
                (value.get("text"), value.get("audio"))
                && let Some((_, name)) = text.rsplit_once('#')
            {
                let (start, end) = clip(audio);
                builder.add(start, end, &["#", name].concat());
            }
            if let Some(inner) = value.get("narration") {
                visit(inner, builder);
            }
        }
        _ => {}
    }
}

/// Returns the times of a media fragment (`#t=npt:10,20`; Media Fragments URI 1.0, section 4.2.1), in milliseconds.
fn clip(address: &str) -> (Option<i64>, Option<i64>) {
    let fragment = address.rsplit_once('#').map_or("", |(_, fragment)| fragment);
    let Some(times) = fragment.split('&').find_map(|part| part.strip_prefix("t=")) else {
        return (None, None);
    };
    let times = times.strip_prefix("npt:").unwrap_or(times);
    let (start, end) = times.split_once(',').unwrap_or((times, ""));
    let time = |text: &str| clock::time_of_day(text.trim_end_matches('s'));
    (if start.is_empty() { Some(0) } else { time(start) }, time(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_fragments_have_times() {
        for (address, expected) in [
            ("a.mp3#t=1.5,20", (Some(1500), Some(20_000))),
            ("a.mp3#t=npt:0:01,0:02.5", (Some(1000), Some(2500))),
            ("#t=,3", (Some(0), Some(3000))),
            ("#track=1&t=4s", (Some(4000), None)),
            ("a.mp3", (None, None)),
            ("a.mp3#t=x", (None, None)),
        ] {
            assert_eq!(clip(address), expected, "{address}");
        }
    }
}
