//! Single values: plain, 'quoted' and "quoted".

use serde_json::{Number, Value};

/// What plain text stands for in YAML's core schema (section 10.3.2), as far as nothing of the text is lost: `12` is a
/// number, `012`, `1.10` and `1e3` stay the text they are.
pub(super) fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Value::Null,
        "true" | "True" | "TRUE" => return Value::Bool(true),
        "false" | "False" | "FALSE" => return Value::Bool(false),
        _ => {}
    }
    number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number)
}

/// The number that is written exactly as `text`. serde_json reads and writes it: the tables of `f64::from_str` would
/// add 9 kB to the bundle.
fn number(text: &str) -> Option<Number> {
    let first = text.bytes().next()?;
    if !(first.is_ascii_digit() || first == b'-') || text.len() > 24 {
        return None;
    }
    match serde_json::from_str(text) {
        Ok(Value::Number(number)) if number.to_string() == text => Some(number),
        _ => None,
    }
}

/// `text` up to the comment that ends its line: a `#` after white space, or at its beginning.
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

/// A quoted value: its text, how many bytes it took with its quotes, and the first escape that is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Quoted {
    pub(super) text: String,
    pub(super) length: usize,
    pub(super) unknown_escape: Option<char>,
}

/// Reads the quoted value at the start of `text`, which may run over several lines; `None` where it is not closed.
///
/// Line breaks fold into a space, empty lines into line breaks (section 7.3).
pub(super) fn quoted(text: &str) -> Option<Quoted> {
    let double = match text.bytes().next()? {
        b'"' => true,
        b'\'' => false,
        _ => return None,
    };
    let mut out = String::new();
    let mut unknown_escape = None;
    let mut characters = text.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' if double => return Some(done(out, at + 1, unknown_escape)),
            '\'' if !double => {
                if characters.next_if(|(_, next)| *next == '\'').is_none() {
                    return Some(done(out, at + 1, unknown_escape));
                }
                out.push('\'');
            }
            '\n' => {
                // Folding also drops the white space on both sides of the break.
                let kept = out.trim_end_matches([' ', '\t']).len();
                out.truncate(kept);
                let mut breaks = 0;
                while let Some((_, white)) = characters.next_if(|(_, next)| matches!(next, ' ' | '\t' | '\n'))
                {
                    breaks += usize::from(white == '\n');
                }
                if breaks == 0 {
                    out.push(' ');
                } else {
                    out.extend(std::iter::repeat_n('\n', breaks));
                }
            }
            '\\' if double => {
                let rest = text.get(at + 1..)?;
                let (length, escaped) = escape(rest)?;
                match escaped {
                    Escaped::Text(character) => out.push(character),
                    Escaped::Nothing => {}
                    Escaped::Unknown(character) => {
                        unknown_escape.get_or_insert(character);
                        out.push('\\');
                        out.push(character);
                    }
                }
                let end = at + 1 + length;
                while characters.next_if(|(next, _)| *next < end).is_some() {}
            }
            _ => out.push(character),
        }
    }
    None
}

fn done(text: String, length: usize, unknown_escape: Option<char>) -> Quoted {
    Quoted {
        text,
        length,
        unknown_escape,
    }
}

enum Escaped {
    Text(char),
    Nothing,
    Unknown(char),
}

/// The escape at the start of `rest`, which follows a backslash, and its length in bytes (section 5.7).
fn escape(rest: &str) -> Option<(usize, Escaped)> {
    let character = rest.chars().next()?;
    let plain = match character {
        // NUL has no place in a page; U+FFFD stands for it as in Markdown.
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
            // The line goes on without a space; what leads the next line in is not part of it.
            let next = rest.trim_start_matches([' ', '\t', '\n']);
            return Some((rest.len() - next.len(), Escaped::Nothing));
        }
        other => return Some((other.len_utf8(), Escaped::Unknown(other))),
    };
    Some((character.len_utf8(), Escaped::Text(plain)))
}

/// `x41`, `u0041`, `U00000041`; two `u` of a surrogate pair, as JSON writes them, are one character.
fn hexadecimal(rest: &str, digits: usize) -> (usize, Escaped) {
    let unit = |at: usize| {
        let digits = rest.get(at..at + digits)?;
        let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        plain.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
    };
    let Some(code) = unit(1) else {
        let letter = rest.chars().next().unwrap_or_default();
        return (letter.len_utf8(), Escaped::Unknown(letter));
    };
    let end = 1 + digits;
    let low = rest
        .get(end..)
        .filter(|next| next.starts_with("\\u"))
        .and_then(|_| unit(end + 2));
    if let (0xD800..0xDC00, Some(low @ 0xDC00..0xE000)) = (code, low) {
        let code = 0x1_0000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        let character = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        return (end + 2 + digits, Escaped::Text(character));
    }
    let character = char::from_u32(code).filter(|c| *c != '\0');
    (
        end,
        Escaped::Text(character.unwrap_or(char::REPLACEMENT_CHARACTER)),
    )
}
