//! JSON that may be cut off, have a comma too many, or hold parts that are not JSON at all.
//!
//! serde_json reads the text. If it refuses the text, the text is mended first: open strings and brackets are closed, and
//! bytes that belong to no value are left out.

use article::text::digits::unicode_escape;
use serde_json::{Deserializer, Number, Value};

/// Maximum depth of a mended text. serde_json reads 127 levels.
const DEEPEST: usize = 64;

/// Returns every value of `text`, and whether all of it is JSON.
///
/// If each line holds an object of its own (NDJSON), the lines are mended one by one: a broken one spoils no other.
pub(super) fn values(text: &str) -> (Vec<Value>, bool) {
    if let Some(values) = read(text) {
        return (values, true);
    }
    let mut values = Vec::new();
    let mut is_clean = true;
    let by_lines = is_by_lines(text);
    let parts = text.split(|character| by_lines && character == '\n');
    for part in parts {
        if let Some(more) = read(part) {
            values.extend(more);
            continue;
        }
        let (mended, part_is_clean) = mend(part);
        is_clean &= part_is_clean;
        match read(&mended) {
            Some(more) => values.extend(more),
            None => is_clean = false,
        }
    }
    (values, is_clean)
}

fn read(text: &str) -> Option<Vec<Value>> {
    Deserializer::from_str(text)
        .into_iter()
        .collect::<Result<_, _>>()
        .ok()
}

/// Returns whether one of the first two lines is a whole object and the next begins one.
fn is_by_lines(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (first, second, third) = (lines.next(), lines.next(), lines.next());
    let whole = |line: Option<&str>| line.is_some_and(|line| line.starts_with('{') && line.ends_with('}'));
    let begins = |line: Option<&str>| line.is_some_and(|line| line.starts_with('{'));
    whole(first) && begins(second) || begins(first) && whole(second) && begins(third)
}

/// Returns `text` as JSON values, and whether no more was wrong with it than a needless comma or an escape.
fn mend(text: &str) -> (String, bool) {
    let mut mender = Mender {
        rest: text,
        out: String::with_capacity(text.len()),
        open: Vec::new(),
        is_clean: true,
    };
    // After a comma in a list.
    let mut expects_entry = false;
    while let Some(byte) = mender.next_byte() {
        let inside = mender.open.last().copied();
        let after_comma = std::mem::replace(&mut expects_entry, byte == b',' && inside == Some(b']'));
        match byte {
            b',' => mender.skip(1),
            b']' | b'}' if inside == Some(byte) => {
                mender.skip(1);
                mender.close();
                mender.is_clean &= !after_comma;
            }
            // The bracket of an outer list or object: the inner one was not closed.
            b']' | b'}' if mender.open.len() > 1 => {
                mender.close();
                mender.is_clean = false;
            }
            b'"' if inside == Some(b'}') => mender.member(),
            _ if inside == Some(b'}') => mender.leave_out(),
            _ => mender.value(""),
        }
    }
    mender.is_clean &= mender.open.is_empty();
    while !mender.open.is_empty() {
        mender.close();
    }
    (mender.out, mender.is_clean)
}

struct Mender<'a> {
    /// The text after the bytes that were read.
    rest: &'a str,
    out: String,
    /// The closing brackets of open lists and objects, outermost first.
    open: Vec<u8>,
    is_clean: bool,
}

impl Mender<'_> {
    /// Returns the next byte that is not white space; it stays the next.
    fn next_byte(&mut self) -> Option<u8> {
        self.rest = self.rest.trim_start_matches(|character| character <= ' ');
        self.rest.bytes().next()
    }

    fn skip(&mut self, length: usize) {
        self.rest = self.rest.get(length..).unwrap_or_default();
    }

    fn leave_out(&mut self) {
        self.skip(self.rest.chars().next().map_or(0, char::len_utf8));
        self.is_clean = false;
    }

    /// Writes the comma, or between values outside of all brackets the space, that the next entry needs.
    fn separate(&mut self) {
        if !matches!(self.out.bytes().last(), None | Some(b'[' | b'{' | b':')) {
            self.out.push(if self.open.is_empty() { ' ' } else { ',' });
        }
    }

    fn close(&mut self) {
        if let Some(bracket) = self.open.pop() {
            self.out.push(char::from(bracket));
        }
    }

    /// A name and its value. Without a value, the name is left out.
    fn member(&mut self) {
        let mut name = self.string();
        if self.next_byte() != Some(b':') {
            self.is_clean = false;
            return;
        }
        self.skip(1);
        // A missing value is not taken from the text that follows.
        if matches!(self.next_byte(), Some(b'}' | b']' | b',') | None) {
            self.is_clean = false;
        } else {
            name.push(':');
            self.value(&name);
        }
    }

    /// Reads the next value, with the `name` before it. Other bytes are left out.
    fn value(&mut self, name: &str) {
        let written = match self.next_byte() {
            Some(b'"') => self.string(),
            Some(bracket @ (b'[' | b'{')) if self.open.len() < DEEPEST => {
                self.skip(1);
                self.separate();
                self.out.push_str(name);
                self.out.push(char::from(bracket));
                self.open.push(if bracket == b'[' { b']' } else { b'}' });
                return;
            }
            Some(byte) if byte.is_ascii_alphanumeric() || b"-+".contains(&byte) => self.word(),
            _ => return self.leave_out(),
        };
        self.separate();
        self.out.push_str(name);
        self.out.push_str(&written);
    }

    /// A number or one of JSON's words. Others, such as `NaN`, are values without a meaning.
    fn word(&mut self) -> String {
        let belongs = |byte: &u8| byte.is_ascii_alphanumeric() || b"-+._".contains(byte);
        let length = self.rest.bytes().take_while(belongs).count();
        let word = self.rest.get(..length).unwrap_or_default();
        self.skip(length);
        if matches!(word, "true" | "false" | "null") || word.parse::<Number>().is_ok() {
            return word.to_owned();
        }
        self.is_clean = false;
        "null".to_owned()
    }

    /// A string, up to its end or that of the text.
    fn string(&mut self) -> String {
        let mut out = String::from("\"");
        self.skip(1);
        loop {
            let plain = self
                .rest
                .bytes()
                .position(|byte| matches!(byte, b'"' | b'\\' | b'\0'..=b'\x1F'));
            let (before, from) = self
                .rest
                .split_at_checked(plain.unwrap_or(self.rest.len()))
                .unwrap_or_default();
            out.push_str(before);
            self.rest = from;
            match from.as_bytes() {
                [b'"', ..] => {
                    self.skip(1);
                    break;
                }
                [b'\\', b'u', ..] => self.unicode_escape(&mut out),
                [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', ..] => {
                    out.push_str(from.get(..2).unwrap_or_default());
                    self.skip(2);
                }
                // The character after the backslash is read as text.
                [b'\\', ..] => self.leave_out(),
                // serde_json refuses control characters that are not escaped.
                [control, ..] => {
                    out.push_str(&format!("\\u{control:04x}"));
                    self.skip(1);
                }
                [] => {
                    self.is_clean = false;
                    break;
                }
            }
        }
        out.push('"');
        out
    }

    /// `\u` and its digits. Half a surrogate pair becomes U+FFFD: serde_json refuses it.
    fn unicode_escape(&mut self, out: &mut String) {
        let digits = self.rest.get(2..).unwrap_or_default();
        match unicode_escape(digits, 4) {
            Some((character, length)) => {
                let escape = self.rest.get(..2 + length).unwrap_or_default();
                let is_half = character == char::REPLACEMENT_CHARACTER;
                out.push_str(if is_half { "\\uFFFD" } else { escape });
                self.skip(2 + length);
            }
            None => {
                self.skip(2);
                self.is_clean = false;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values as compact JSON, with whether the text was clean.
    fn read(text: &str) -> (String, bool) {
        let (values, is_clean) = values(text);
        let values: Vec<_> = values.iter().map(ToString::to_string).collect();
        (values.join(" "), is_clean)
    }

    #[test]
    fn readable_parts_are_read() {
        for (text, expected, is_clean) in [
            (
                r#"{"a": [1, "b\n\u00e9", null, true]}"#,
                r#"{"a":[1,"b\né",null,true]}"#,
                true,
            ),
            ("[1, 2, ]", "[1,2]", false),
            ("[{\"a\": 1},\n ...\n {\"a\": 2}]", r#"[{"a":1},{"a":2}]"#, false),
            (
                "[{\"a\": 1}, {\"a\": \"cut o",
                r#"[{"a":1},{"a":"cut o"}]"#,
                false,
            ),
            ("[{\"a\": 1}, {\"a\":", r#"[{"a":1},{}]"#, false),
            ("{\"a\": NaN, \"b\": 2}", r#"{"a":null,"b":2}"#, false),
            ("{\"a\": [1, \"b\": 2}", r#"{"a":[1,"b",2]}"#, false),
            ("{\"a\": , \"b\": 1}", r#"{"b":1}"#, false),
            ("{\"a\":1}\n{\"a\":2}\n", r#"{"a":1} {"a":2}"#, true),
            (
                "{\"a\":1}\n{\"a\":\"cut\n{\"a\":3}\n",
                r#"{"a":1} {"a":"cut"} {"a":3}"#,
                false,
            ),
            (
                "{\"a\": 1, \"b\\u0041\": \"x\\\"y\"}",
                r#"{"a":1,"bA":"x\"y"}"#,
                true,
            ),
            ("", "", true),
            ("]", "", false),
            // Other cases that the tests of whole files do not have.
            ("{\"a\": 1,}", r#"{"a":1}"#, true),
            ("{\"a\": 1},\n{\"a\": 2}", r#"{"a":1} {"a":2}"#, true),
            ("[\"a\nb\\q\\ud800\"]", r#"["a\nbq�"]"#, false),
            ("[\"\\ud800\", \"\\", "[\"�\",\"\"]", false),
            ("[\"\\u00", "[\"00\"]", false),
            ("[1}, 2", "[1,2]", false),
            ("[é 1]", "[1]", false),
        ] {
            assert_eq!(read(text), (expected.to_owned(), is_clean), "{text}");
        }
    }

    #[test]
    fn values_that_nest_too_deep_are_left_out() {
        assert!(!values(&"[".repeat(100_000)).1);
        assert!(!values(&"{\"a\":".repeat(100_000)).1);
    }
}
