//! WebVTT (W3C Candidate Recommendation, section 6), and SubRip, its predecessor.
//!
//! Cue settings, regions and styles place captions on a film: they are skipped.

use serde_json::Value;

use super::broken_json;
use super::clock;
use super::cue_text;
use super::track::Builder;
use article::WarningCode;
use article::text::digits::thousandths;

/// A cue of the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cue {
    pub(super) id: String,
    pub(super) start_ms: i64,
    pub(super) end_ms: i64,
    /// The text, with tags and character references.
    pub(super) text: String,
}

/// The cues of a file.
#[derive(Debug, Default)]
pub(super) struct Cues {
    pub(super) list: Vec<Cue>,
    /// Whether the file begins with `WEBVTT`.
    pub(super) signed: bool,
    /// Number of lines with `-->` that cannot be read.
    pub(super) broken: usize,
}

pub(super) fn read(text: &str, builder: &mut Builder) {
    let cues = cues(text);
    if cues.broken > 0 {
        let message = format!(
            "the timings: {} cues have times that cannot be read, such as 00:01:02.500 --> 00:01:05.000; they are left out",
            cues.broken
        );
        builder.warn(WarningCode::TimingsSyntax, message);
    }
    if !cues.signed && !cues.list.is_empty() && !text.contains(',') {
        let message = "the timings: a WebVTT file begins with a line `WEBVTT`; it was read without";
        builder.warn(WarningCode::TimingsSyntax, message);
    }
    let all_selectors =
        !cues.list.is_empty() && cues.list.iter().all(|cue| cue.text.trim_start().starts_with('{'));
    if all_selectors {
        builder.set_named();
        cues.list.iter().for_each(|cue| add_selector(cue, builder));
    } else {
        cues.list.iter().for_each(|cue| add_text(cue, builder));
    }
}

/// Adds one segment for each part of the cue between two timestamps.
fn add_text(cue: &Cue, builder: &mut Builder) {
    let mut start = cue.start_ms;
    let mut spoken = String::new();
    for part in cue_text::parts(&cue.text) {
        match part {
            cue_text::Part::Text(text) => spoken.push_str(&text),
            // Timestamps that go back, or leave the cue, are ignored.
            cue_text::Part::Timestamp(ms) if ms > start && ms < cue.end_ms => {
                builder.add(Some(start), Some(ms), &spoken);
                spoken.clear();
                start = ms;
            }
            cue_text::Part::Timestamp(_) => {}
        }
    }
    builder.add(Some(start), Some(cue.end_ms), &spoken);
}

/// Adds metadata of the W3C's synchronized media: `{ "selector": { "value": "#id", "refinedBy": { "start": 0, "end": 2 } } }`, whose
/// end is that of the last character.
fn add_selector(cue: &Cue, builder: &mut Builder) {
    let (values, _) = broken_json::values(&cue.text);
    for value in &values {
        let selector = value.get("selector").unwrap_or(value);
        let Some(Value::String(name)) = selector.get("value") else {
            continue;
        };
        let number = |name: &str| match selector.get("refinedBy")?.get(name)? {
            Value::Number(number) => u32::try_from(thousandths(number.as_str())? / 1000).ok(),
            _ => None,
        };
        let part = match (number("start"), number("end")) {
            (Some(start), Some(end)) if start <= end => Some(start..end.saturating_add(1)),
            _ => None,
        };
        builder.add_part(Some(cue.start_ms), Some(cue.end_ms), name, part);
    }
}

/// Section 6.1, "WebVTT parser algorithm". A file without the signature is read too, with the times of
/// SubRip.
pub(super) fn cues(text: &str) -> Cues {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = Lines { text: &text, at: 0 };
    let mut found = Cues {
        signed: is_signed(&text),
        ..Cues::default()
    };
    if found.signed {
        lines.next();
        if !lines.skip_empty() {
            block(&mut lines, true, &mut found);
        }
    }
    loop {
        while lines.skip_empty() {}
        if lines.at >= text.len() {
            return found;
        }
        block(&mut lines, false, &mut found);
    }
}

fn is_signed(text: &str) -> bool {
    let rest = text.strip_prefix("WEBVTT");
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n']))
}

struct Lines<'a> {
    text: &'a str,
    /// Number of bytes that were read.
    at: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Option<&'a str> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let line = rest.split('\n').next().unwrap_or_default();
        self.at += line.len() + 1;
        Some(line)
    }

    /// Skips a line end, and returns whether there was one.
    fn skip_empty(&mut self) -> bool {
        let empty = self.text.as_bytes().get(self.at) == Some(&b'\n');
        self.at += usize::from(empty);
        empty
    }
}

/// Section 6.2, "collect a WebVTT block".
fn block(lines: &mut Lines<'_>, in_header: bool, found: &mut Cues) {
    let mut buffer = String::new();
    let mut cue: Option<Cue> = None;
    let mut seen_arrow = false;
    let mut count = 0;
    loop {
        let before = lines.at;
        let Some(line) = lines.next() else { break };
        count += 1;
        if line.contains("-->") {
            if in_header || !(count == 1 || count == 2 && !seen_arrow) {
                // The next cue begins without an empty line between.
                lines.at = before;
                break;
            }
            seen_arrow = true;
            match times(line, found.signed) {
                Some((start_ms, end_ms)) => {
                    cue = Some(Cue {
                        id: std::mem::take(&mut buffer),
                        start_ms,
                        end_ms,
                        text: String::new(),
                    });
                }
                None => found.broken += 1,
            }
        } else if line.is_empty() {
            break;
        } else {
            if !buffer.is_empty() {
                buffer.push('\n');
            }
            buffer.push_str(line);
        }
    }
    if let Some(mut cue) = cue {
        cue.text = buffer;
        found.list.push(cue);
    }
}

/// Section 6.3, "collect WebVTT cue timings and settings", without the settings.
fn times(line: &str, strict: bool) -> Option<(i64, i64)> {
    let mut rest = line.trim_start();
    let start = clock::timestamp(&mut rest, strict)?;
    rest = rest.trim_start().strip_prefix("-->")?.trim_start();
    Some((start, clock::timestamp(&mut rest, strict)?))
}
