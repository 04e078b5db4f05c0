//! JSON (RFC 8259), with errors for the person who can put it right.

use crate::ParseError;
use crate::model::{Map, Number, Value};
use crate::text::digits::unicode_escape;

/// Deeper values are an error: reading recurses, and the stack of a WebAssembly module is small.
const DEEPEST: usize = 128;

/// Reads `text`; `what` names it in the message.
///
/// # Errors
/// Where it is no JSON, or nested deeper than 128 levels.
pub(crate) fn parse(text: &str, what: &str) -> Result<Value, ParseError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut reader = Reader {
        text,
        at: 0,
        depth: 0,
    };
    let value = reader.value().and_then(|value| {
        reader.skip_white();
        if reader.at == text.len() {
            Ok(value)
        } else {
            Err("the end of the file")
        }
    });
    value.map_err(|expected| ParseError {
        message: reader.message(what, expected),
    })
}

/// The value that `text` is; `None` where it is no JSON, or nested deeper than 128 levels. For what programs wrote for
/// programs: nobody is told why.
#[must_use]
pub fn json_value(text: &str) -> Option<Value> {
    parse(text, "").ok()
}

/// What was expected where reading stopped.
type Expected = &'static str;

struct Reader<'a> {
    text: &'a str,
    /// How many bytes are read.
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn message(&self, what: &str, expected: Expected) -> String {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let found = match self.rest().chars().next() {
            Some(character) => format!("`{character}`"),
            None => "the end of the file".to_owned(),
        };
        format!(
            "{what}: this is not JSON. Line {line}, column {column}: expected {expected}, found {found}. Check the file with a JSON validator"
        )
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_white(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Steps over `byte` where it comes next.
    fn take(&mut self, byte: u8) -> bool {
        let next = self.peek() == Some(byte);
        self.at += usize::from(next);
        next
    }

    fn value(&mut self) -> Result<Value, Expected> {
        self.skip_white();
        match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::array),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<Value, Expected> {
        let words = [
            ("null", Value::Null),
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
        ];
        for (word, value) in words {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        Err("a value")
    }

    fn number(&mut self) -> Result<Value, Expected> {
        let rest = self.rest();
        let belongs = |byte: &u8| byte.is_ascii_digit() || b"-+.eE".contains(byte);
        let end = rest.bytes().take_while(belongs).count();
        let number = rest.get(..end).and_then(Number::parse).ok_or("a number")?;
        self.at += end;
        Ok(Value::Number(number))
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value, Expected>) -> Result<Value, Expected> {
        if self.depth == DEEPEST {
            return Err("at most 128 levels");
        }
        self.at += 1;
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn array(&mut self) -> Result<Value, Expected> {
        let mut entries = Vec::new();
        self.skip_white();
        if self.take(b']') {
            return Ok(Value::Array(entries));
        }
        loop {
            entries.push(self.value()?);
            self.skip_white();
            if self.take(b']') {
                return Ok(Value::Array(entries));
            }
            if !self.take(b',') {
                return Err("`,` or `]`");
            }
        }
    }

    fn object(&mut self) -> Result<Value, Expected> {
        let mut map = Map::new();
        self.skip_white();
        if self.take(b'}') {
            return Ok(Value::Object(map));
        }
        loop {
            self.skip_white();
            let name = self.string()?;
            self.skip_white();
            if !self.take(b':') {
                return Err("`:`");
            }
            map.insert(name, self.value()?);
            self.skip_white();
            if self.take(b'}') {
                return Ok(Value::Object(map));
            }
            if !self.take(b',') {
                return Err("`,` or `}`");
            }
        }
    }

    fn string(&mut self) -> Result<String, Expected> {
        if !self.take(b'"') {
            return Err("`\"`");
        }
        let mut out = String::new();
        loop {
            let rest = self.rest();
            let plain = rest
                .bytes()
                .position(|byte| byte == b'"' || byte == b'\\' || byte < b' ')
                .unwrap_or(rest.len());
            out.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => {
                    self.at += 1;
                    out.push(self.escape()?);
                }
                _ => return Err("a string that ends on its line"),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Expected> {
        let byte = self.peek().ok_or("an escape")?;
        let character = match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return self.unicode();
            }
            _ => return Err("an escape such as `\\n`"),
        };
        self.at += 1;
        Ok(character)
    }

    /// What follows `\u`.
    fn unicode(&mut self) -> Result<char, Expected> {
        if let Some((character, length)) = unicode_escape(self.rest(), 4) {
            self.at += length;
            return Ok(character);
        }
        while self.peek().is_some_and(|byte| byte.is_ascii_hexdigit()) {
            self.at += 1;
        }
        Err("four hexadecimal digits")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(json: &str) -> String {
        match parse(json, "x") {
            Ok(Value::String(text)) => text,
            other => panic!("{json}: {other:?}"),
        }
    }

    #[test]
    fn strings_are_decoded() {
        assert_eq!(text(r#""a\u00e9\n\"\/""#), "aé\n\"/");
        assert_eq!(text(r#""\ud83d\ude00""#), "😀");
        assert_eq!(
            text(r#""\ud83dx\udc00\ud83d\u0041""#),
            "\u{FFFD}x\u{FFFD}\u{FFFD}A"
        );
    }

    #[test]
    fn values_nest_and_keep_their_order() {
        let Ok(Value::Object(map)) = parse("\u{FEFF} {\"b\": [1, 2.50, null], \"a\": {}} ", "x") else {
            panic!("no object");
        };
        assert_eq!(map.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["b", "a"]);
        let Some(Value::Array(numbers)) = map.get("b") else {
            panic!("no list")
        };
        assert_eq!(numbers.len(), 3);
    }

    #[test]
    fn an_error_names_the_place_and_what_to_do() {
        let message = parse("{\n  \"a\": 1\n  \"b\": 2\n}", "the article")
            .unwrap_err()
            .message;
        assert_eq!(
            message,
            "the article: this is not JSON. Line 3, column 3: expected `,` or `}`, found `\"`. Check the file with a JSON validator"
        );
        assert!(
            parse(&"[".repeat(100_000), "x")
                .unwrap_err()
                .message
                .contains("128 levels")
        );
    }
}
