//! The text of a cue (WebVTT, section 6.4): words and timestamps, without tags.

use super::clock::timestamp;

/// A part of a cue's text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Words, without tags.
    Text(String),
    /// The time of the words after it, in milliseconds.
    Timestamp(i64),
}

/// Returns the parts of `text`. The reading of a word (`<rt>` within `<ruby>`) is left out: it repeats the word.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut out = Vec::new();
    let mut words = String::new();
    // The open elements that matter, outermost first. `rt` counts in `ruby` only.
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        let reading = open.contains(&"rt");
        if !reading {
            words.push_str(before);
        }
        if from.starts_with('&') {
            let (length, character) = reference(from);
            if !reading {
                match character {
                    Some(character) => words.push(character),
                    None => words.push_str(from.get(..length).unwrap_or_default()),
                }
            }
            rest = from.get(length..).unwrap_or_default();
            continue;
        }
        let tag = from.get(1..).unwrap_or_default();
        // A tag without an end reaches to the end of the text.
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        rest = after;
        if tag.starts_with(|first: char| first.is_ascii_digit()) {
            let mut time = tag;
            if let Some(ms) = timestamp(&mut time, true).filter(|_| time.trim().is_empty()) {
                if !words.is_empty() {
                    out.push(Part::Text(std::mem::take(&mut words)));
                }
                out.push(Part::Timestamp(ms));
            }
        } else if let Some(name) = tag.strip_prefix('/') {
            let name = name.trim_end();
            if open.last() == Some(&name) {
                open.pop();
            } else if name == "ruby" && open.last() == Some(&"rt") {
                open.truncate(open.len().saturating_sub(2));
            }
        } else {
            let name = tag.split(['.', ' ', '\t', '\n']).next().unwrap_or_default();
            // Only elements that change the text are kept.
            let counts = matches!(name, "c" | "i" | "b" | "u" | "v" | "lang" | "ruby")
                || name == "rt" && open.last() == Some(&"ruby");
            if counts && open.len() < DEEPEST {
                open.push(name);
            }
        }
    }
    if !open.contains(&"rt") {
        words.push_str(rest);
    }
    if !words.is_empty() {
        out.push(Part::Text(words));
    }
    out
}

const DEEPEST: usize = 64;

/// Returns the length of the character reference at the start of `text`, and its character. Only names that captions use are
/// known; the other two thousand names of HTML stay as written.
fn reference(text: &str) -> (usize, Option<char>) {
    let length = text
        .bytes()
        .take(LONGEST)
        .skip(1)
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
        .count();
    let name = text.get(1..1 + length).unwrap_or_default();
    if text.as_bytes().get(1 + length) != Some(&b';') {
        return (1, None);
    }
    let character = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{A0}'),
        "shy" => Some('\u{AD}'),
        "lrm" => Some('\u{200E}'),
        "rlm" => Some('\u{200F}'),
        "copy" => Some('©'),
        "not" => Some('¬'),
        "ndash" => Some('–'),
        "mdash" => Some('—'),
        "hellip" => Some('…'),
        "lsquo" => Some('‘'),
        "rsquo" => Some('’'),
        "ldquo" => Some('“'),
        "rdquo" => Some('”'),
        _ => number(name),
    };
    match character {
        Some(character) => (length + 2, Some(character)),
        None => (1, None),
    }
}

/// Maximum length of a reference in bytes.
const LONGEST: usize = 12;

/// `#8217`, `#x2019`.
fn number(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let (digits, base) = match digits.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (digits, 10),
    };
    let add = |code: u32, digit: char| code.checked_mul(base)?.checked_add(digit.to_digit(base)?);
    let code = digits.chars().try_fold(0, add).filter(|_| !digits.is_empty())?;
    char::from_u32(code).filter(|character| *character != '\0')
}
