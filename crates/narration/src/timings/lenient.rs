//! JSON that may be cut off, have a comma too many, or hold what is no JSON at all.
//!
//! What is a value is read; bytes that belong to none are stepped over. `super::super::json` is the reader for what people
//! write and can put right.

use std::borrow::Cow;

use article::Number;
use article::text::digits::unicode_escape;

/// What is nested deeper is left out: reading recurses, and the stack of a WebAssembly module is small.
const DEEPEST: usize = 64;

/// A value of the file. What stands there as it is meant is not copied: a file of timings may hold half a million texts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Null,
    Bool(bool),
    /// In the characters it was written with.
    Number(&'a str),
    String(Cow<'a, str>),
    Array(Vec<Value<'a>>),
    /// In the order in which they stand there; of two with one name the later counts.
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

impl<'a> Value<'a> {
    pub(super) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The value of `name`, where this is an object that has it.
    pub(super) fn get(&self, name: &str) -> Option<&Value<'a>> {
        let Self::Object(entries) = self else {
            return None;
        };
        let found = entries.iter().rev().find(|(own, _)| own == name);
        found.map(|(_, value)| value)
    }
}

/// Every value of `text`, and whether nothing had to be stepped over.
///
/// Where each line holds an object of its own (NDJSON), the lines are read one by one, so that a broken one spoils no
/// other.
pub(super) fn values(text: &str) -> (Vec<Value<'_>>, bool) {
    if is_by_lines(text) {
        let mut all = Vec::new();
        let mut clean = true;
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            let mut reader = Reader::new(line);
            reader.all(&mut all);
            clean &= reader.clean;
        }
        return (all, clean);
    }
    let mut all = Vec::new();
    let mut reader = Reader::new(text);
    reader.all(&mut all);
    (all, reader.clean)
}

/// Whether one of the first two lines is a whole object and the next begins one.
fn is_by_lines(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (first, second, third) = (lines.next(), lines.next(), lines.next());
    let whole = |line: Option<&str>| line.is_some_and(|line| line.starts_with('{') && line.ends_with('}'));
    let begins = |line: Option<&str>| line.is_some_and(|line| line.starts_with('{'));
    whole(first) && begins(second) || begins(first) && whole(second) && begins(third)
}

struct Reader<'a> {
    text: &'a str,
    /// How many bytes are read.
    at: usize,
    depth: usize,
    clean: bool,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
            clean: true,
        }
    }

    fn all(&mut self, values: &mut Vec<Value<'a>>) {
        while let Some(byte) = self.next_byte() {
            match byte {
                b',' => self.at += 1,
                _ => values.extend(self.value()),
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space, which stays.
    fn next_byte(&mut self) -> Option<u8> {
        while self.peek().is_some_and(|byte| byte <= b' ') {
            self.at += 1;
        }
        self.peek()
    }

    fn step_over(&mut self) {
        self.at += 1;
        self.clean = false;
    }

    /// The value that comes next; `None` where something else was stepped over.
    fn value(&mut self) -> Option<Value<'a>> {
        match self.next_byte()? {
            b'{' => self.nested(Self::object),
            b'[' => self.nested(Self::array),
            b'"' => Some(Value::String(self.string())),
            byte if byte.is_ascii_alphanumeric() || b"-+".contains(&byte) => self.word(),
            _ => {
                self.step_over();
                None
            }
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Value<'a>) -> Option<Value<'a>> {
        if self.depth == DEEPEST {
            self.step_over();
            return None;
        }
        self.at += 1;
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        Some(value)
    }

    fn array(&mut self) -> Value<'a> {
        let mut entries = Vec::new();
        // Whether a comma was the last thing read.
        let mut open = false;
        loop {
            match self.next_byte() {
                None => {
                    self.clean = false;
                    break;
                }
                Some(b']') => {
                    self.at += 1;
                    self.clean &= !open;
                    break;
                }
                // An object's end within a list: the list was not closed.
                Some(b'}') => {
                    self.clean = false;
                    if self.depth > 1 {
                        break;
                    }
                    self.at += 1;
                }
                Some(b',') => {
                    self.at += 1;
                    open = true;
                }
                Some(_) => {
                    entries.extend(self.value());
                    open = false;
                }
            }
        }
        Value::Array(entries)
    }

    fn object(&mut self) -> Value<'a> {
        let mut entries = Vec::new();
        loop {
            match self.next_byte() {
                None => {
                    self.clean = false;
                    break;
                }
                Some(b'}') => {
                    self.at += 1;
                    break;
                }
                Some(b']') => {
                    self.clean = false;
                    if self.depth > 1 {
                        break;
                    }
                    self.at += 1;
                }
                Some(b',') => self.at += 1,
                Some(b'"') => {
                    let name = self.string();
                    if self.next_byte() != Some(b':') {
                        self.clean = false;
                        continue;
                    }
                    self.at += 1;
                    // A value that is missing is not taken from what follows.
                    if !matches!(self.next_byte(), Some(b'}' | b']' | b',') | None)
                        && let Some(value) = self.value()
                    {
                        entries.push((name, value));
                    } else {
                        self.clean = false;
                    }
                }
                Some(_) => self.step_over(),
            }
        }
        Value::Object(entries)
    }

    fn word(&mut self) -> Option<Value<'a>> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let belongs = |byte: &u8| byte.is_ascii_alphanumeric() || b"-+._".contains(byte);
        let length = rest.bytes().take_while(belongs).count();
        self.at += length;
        let word = rest.get(..length).unwrap_or_default();
        let value = match word {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            _ if word.parse::<Number>().is_ok() => Value::Number(word),
            // `NaN`, `undefined`: a value, though nothing of use.
            _ => {
                self.clean = false;
                Value::Null
            }
        };
        Some(value)
    }

    /// To its end, or that of the file.
    fn string(&mut self) -> Cow<'a, str> {
        self.at += 1;
        let rest = self.text.get(self.at..).unwrap_or_default();
        let plain = rest.bytes().position(|byte| byte == b'"' || byte == b'\\');
        if let Some((text, after)) = plain.and_then(|plain| rest.split_at_checked(plain))
            && after.starts_with('"')
        {
            self.at += text.len() + 1;
            return Cow::Borrowed(text);
        }
        Cow::Owned(self.broken_string())
    }

    /// One with escapes, or without an end.
    fn broken_string(&mut self) -> String {
        let mut out = String::new();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let plain = rest
                .bytes()
                .position(|byte| byte == b'"' || byte == b'\\')
                .unwrap_or(rest.len());
            let (before, from) = rest.split_at_checked(plain).unwrap_or((rest, ""));
            out.push_str(before);
            self.at += plain;
            match from.as_bytes() {
                [b'"', ..] => {
                    self.at += 1;
                    return out;
                }
                [b'\\', b'u', ..] => {
                    self.at += 2;
                    match unicode_escape(from.get(2..).unwrap_or_default(), 4) {
                        Some((character, length)) => {
                            out.push(character);
                            self.at += length;
                        }
                        None => self.clean = false,
                    }
                }
                [b'\\', escaped, ..] => {
                    match escaped {
                        b'n' => out.push('\n'),
                        b'r' => out.push('\r'),
                        b't' => out.push('\t'),
                        b'b' | b'f' => out.push(' '),
                        b'"' | b'\\' | b'/' => out.push(char::from(*escaped)),
                        // What follows the stroke is read as text.
                        _ => {
                            self.clean = false;
                            self.at += 1;
                            continue;
                        }
                    }
                    self.at += 2;
                }
                _ => {
                    self.at = self.text.len();
                    self.clean = false;
                    return out;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values as JSON, with whether the text was clean.
    fn read(text: &str) -> (String, bool) {
        fn write(out: &mut String, value: &Value<'_>) {
            match value {
                Value::Null => out.push_str("null"),
                Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
                Value::Number(number) => out.push_str(number),
                Value::String(text) => *out += &format!("{text:?}"),
                Value::Array(entries) => {
                    out.push('[');
                    for entry in entries {
                        write(out, entry);
                        out.push(' ');
                    }
                    out.push(']');
                }
                Value::Object(entries) => {
                    out.push('{');
                    for (name, value) in entries {
                        *out += &format!("{name}:");
                        write(out, value);
                        out.push(' ');
                    }
                    out.push('}');
                }
            }
        }
        let (values, clean) = values(text);
        let mut out = String::new();
        values.iter().for_each(|value| write(&mut out, value));
        (out, clean)
    }

    #[test]
    fn what_can_be_read_is_read() {
        for (text, expected, clean) in [
            (
                r#"{"a": [1, "b\n\u00e9", null, true]}"#,
                "{a:[1 \"b\\né\" null true ] }",
                true,
            ),
            ("[1, 2, ]", "[1 2 ]", false),
            ("[{\"a\": 1},\n ...\n {\"a\": 2}]", "[{a:1 } {a:2 } ]", false),
            ("[{\"a\": 1}, {\"a\": \"cut o", "[{a:1 } {a:\"cut o\" } ]", false),
            ("[{\"a\": 1}, {\"a\":", "[{a:1 } {} ]", false),
            ("{\"a\": NaN, \"b\": 2}", "{a:null b:2 }", false),
            ("{\"a\": [1, \"b\": 2}", "{a:[1 \"b\" 2 ] }", false),
            ("{\"a\": , \"b\": 1}", "{b:1 }", false),
            ("{\"a\":1}\n{\"a\":2}\n", "{a:1 }{a:2 }", true),
            (
                "{\"a\":1}\n{\"a\":\"cut\n{\"a\":3}\n",
                "{a:1 }{a:\"cut\" }{a:3 }",
                false,
            ),
            (
                "{\"a\": 1, \"b\\u0041\": \"x\\\"y\"}",
                "{a:1 bA:\"x\\\"y\" }",
                true,
            ),
            ("", "", true),
            ("]", "", false),
        ] {
            assert_eq!(read(text), (expected.to_owned(), clean), "{text}");
        }
    }

    #[test]
    fn what_nests_too_deep_is_left_out() {
        assert!(!values(&"[".repeat(100_000)).1);
        assert!(!values(&"{\"a\":".repeat(100_000)).1);
    }
}
