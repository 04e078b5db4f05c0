//! Single values: plain, 'quoted' and "quoted".

use crate::model::{Number, Value};
use crate::text::digits::unicode_escape;

/// Returns the value of plain text by YAML's core schema (section 10.3.2). Only numbers that JSON has are numbers: `012`
/// and `0x1` stay text.
pub(super) fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        // serde_json gives an exponent a sign. A number whose spelling would change is text.
        _ => match text.parse::<Number>() {
            Ok(number) if number.as_str() == text => Value::Number(number),
            _ => Value::String(text.to_owned()),
        },
    }
}

/// Returns `text` without the comment that ends its line: a `#` after white space, or at the beginning.
pub(super) fn without_comment(text: &str) -> &str {
    let mut after_space = true;
    for (at, byte) in text.bytes().enumerate() {
        if byte == b'#' && after_space {
            return text.get(..at).unwrap_or(text).trim_end();
        }
        after_space = matches!(byte, b' ' | b'\t');
    }
    text.trim_end()
}

/// A quoted value: its text, its length in bytes with its quotes, and the first unknown escape.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    pub(super) text: String,
    pub(super) length: usize,
    pub(super) unknown_escape: Option<char>,
}

/// Reads the quoted value at the start of `text`, which may have several lines. `None` if it is not closed.
///
/// Line breaks fold into a space, empty lines into line breaks (section 7.3).
pub(super) fn quoted(text: &str) -> Option<Quoted> {
    let mark = text
        .bytes()
        .next()
        .filter(|first| matches!(first, b'"' | b'\''))?;
    let mut out = String::new();
    let mut unknown_escape = None;
    let mut length = 1;
    // The end of the last escape: white space that was written as one is not folded.
    let mut escaped_to = 0;
    loop {
        let rest = text.get(length..)?;
        let plain = rest
            .bytes()
            .position(|byte| byte == mark || byte == b'\n' || byte == b'\\' && mark == b'"')?;
        out.push_str(rest.get(..plain)?);
        length += plain + 1;
        let after = rest.get(plain + 1..)?;
        match rest.as_bytes().get(plain)? {
            b'\n' => {
                // Folding also drops the white space on both sides of the break.
                out.truncate(out.trim_end_matches([' ', '\t']).len().max(escaped_to));
                let white = after.len() - after.trim_start_matches([' ', '\t', '\n']).len();
                length += white;
                push_breaks(&mut out, after.get(..white)?.matches('\n').count());
            }
            b'\\' => {
                let (taken, escaped) = escape(after)?;
                length += taken;
                match escaped {
                    Escaped::Text(character) => out.push(character),
                    Escaped::Breaks(empty) => out.extend(std::iter::repeat_n('\n', empty)),
                    Escaped::Unknown(character) => {
                        unknown_escape.get_or_insert(character);
                        out.push('\\');
                        out.push(character);
                    }
                }
                escaped_to = out.len();
            }
            b'\'' if after.starts_with('\'') => {
                out.push('\'');
                length += 1;
            }
            _ => {
                return Some(Quoted {
                    text: out,
                    length,
                    unknown_escape,
                });
            }
        }
    }
}

/// Adds a folded line break: a space, or one line break for each of the `empty` lines.
pub(super) fn push_breaks(out: &mut String, empty: usize) {
    if empty == 0 {
        out.push(' ');
    }
    for _ in 0..empty {
        out.push('\n');
    }
}

enum Escaped {
    Text(char),
    /// A line end that is not text, and this many empty lines after it, which are.
    Breaks(usize),
    Unknown(char),
}

/// Returns the length in bytes of the escape at the start of `rest`, which follows a backslash, and its text (section 5.7).
fn escape(rest: &str) -> Option<(usize, Escaped)> {
    let character = rest.chars().next()?;
    let plain = match character {
        // A page cannot hold NUL; it becomes U+FFFD, as in Markdown.
        '0' => char::REPLACEMENT_CHARACTER,
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' | '\t' => '\t',
        'n' => '\n',
        'v' => '\u{B}',
        'f' => '\u{C}',
        'r' => '\r',
        'e' => '\u{1B}',
        ' ' | '"' | '/' | '\\' => character,
        'N' => '\u{85}',
        '_' => '\u{A0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        'x' => return Some(hexadecimal(rest, 2)),
        'u' => return Some(hexadecimal(rest, 4)),
        'U' => return Some(hexadecimal(rest, 8)),
        '\n' => {
            // The line continues without a space, and without the white space at the beginning of the next one.
            let next = rest.trim_start_matches([' ', '\t', '\n']);
            let white = rest.get(1..rest.len() - next.len()).unwrap_or_default();
            let empty = white.matches('\n').count();
            return Some((1 + white.len(), Escaped::Breaks(empty)));
        }
        other => return Some((other.len_utf8(), Escaped::Unknown(other))),
    };
    Some((character.len_utf8(), Escaped::Text(plain)))
}

/// `x41`, `u0041`, `U00000041`.
fn hexadecimal(rest: &str, digits: usize) -> (usize, Escaped) {
    match unicode_escape(rest.get(1..).unwrap_or_default(), digits) {
        Some(('\0', length)) => (1 + length, Escaped::Text(char::REPLACEMENT_CHARACTER)),
        Some((character, length)) => (1 + length, Escaped::Text(character)),
        None => {
            let letter = rest.chars().next().unwrap_or_default();
            (letter.len_utf8(), Escaped::Unknown(letter))
        }
    }
}
