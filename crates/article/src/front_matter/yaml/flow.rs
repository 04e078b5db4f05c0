//! Lists and maps in brackets: `[a, b]`, `{ name: value }` (YAML 1.2.2, section 7.4).

use super::{DEEPEST, TOO_DEEP, scalar};
use crate::fields::as_text;
use crate::model::{Map, Value};

/// A flow collection.
#[derive(Debug)]
pub(super) struct Flow {
    pub(super) value: Value,
    /// Its length in bytes.
    pub(super) length: usize,
    /// Its first problem.
    pub(super) problem: Option<Problem>,
}

/// Problems of a flow collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// A bracket or quote is not closed.
    Unclosed,
    /// A bracket is closed by one of another kind.
    Mismatched,
    /// It has more levels than [`DEEPEST`].
    TooDeep,
}

impl Problem {
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Unclosed => "expected a closing bracket, found none; the text before it was read",
            Self::Mismatched => "expected the closing bracket that fits the opening one, found another",
            Self::TooDeep => TOO_DEEP,
        }
    }
}

impl Flow {
    /// Reads the collection at the start of `text`.
    pub(super) fn read(text: &str) -> Self {
        let mut cursor = Cursor {
            text,
            at: 0,
            problem: None,
        };
        let value = cursor.node(0);
        Self {
            value,
            length: cursor.at,
            problem: cursor.problem,
        }
    }
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
    problem: Option<Problem>,
}

impl<'a> Cursor<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Passes the `?` that may come before a name, and returns whether it was there.
    fn eat_question_mark(&mut self) -> bool {
        let mut bytes = self.rest().bytes();
        let found = bytes.next() == Some(b'?') && bytes.next().is_none_or(is_separator);
        self.at += usize::from(found);
        found
    }

    fn wrong(&mut self, problem: Problem) {
        self.problem.get_or_insert(problem);
    }

    /// Passes white space, line breaks and comments.
    fn skip_white(&mut self) {
        loop {
            let rest = self.rest();
            let text = rest.trim_start_matches([' ', '\t', '\n']);
            self.at += rest.len() - text.len();
            // Unquoted text before a comment takes the white space between them.
            if !(self.after(|before| matches!(before, None | Some(b' ' | b'\t' | b'\n')))
                && text.starts_with('#'))
            {
                return;
            }
            self.at += text.find('\n').unwrap_or(text.len());
        }
    }

    /// Returns whether `is` accepts the byte before this position; `None` means the beginning of the text.
    fn after(&self, is: fn(Option<u8>) -> bool) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.text.as_bytes().get(at));
        is(before.copied())
    }

    fn node(&mut self, depth: usize) -> Value {
        self.skip_white();
        while matches!(self.peek(), Some(b'!' | b'&')) {
            let rest = self.rest();
            self.at += rest.find([' ', ',', ']', '}', '\n']).unwrap_or(rest.len());
            self.skip_white();
        }
        match self.peek() {
            Some(b'[' | b'{') if depth >= DEEPEST => {
                self.wrong(Problem::TooDeep);
                self.skip_balanced();
                Value::Null
            }
            Some(b'[') => self.list(depth),
            Some(b'{') => Value::Object(self.map(depth)),
            Some(b'"' | b'\'') => Value::String(self.quoted()),
            _ => scalar::resolve(&self.plain()),
        }
    }

    fn list(&mut self, depth: usize) -> Value {
        self.at += 1;
        let mut entries = Vec::new();
        while !self.closed(b']') {
            let start = self.at;
            let explicit = self.eat_question_mark();
            let value = self.node(depth + 1);
            self.skip_white();
            let colon = self.at_colon();
            if colon || explicit {
                // `[name: value]` is a map of one.
                let value_of = if colon {
                    self.at += 1;
                    self.node(depth + 1)
                } else {
                    Value::Null
                };
                let mut pair = Map::new();
                pair.insert(name(value), value_of);
                entries.push(Value::Object(pair));
            } else if self.at > start {
                entries.push(value);
            }
            self.separator(start);
        }
        Value::Array(entries)
    }

    fn map(&mut self, depth: usize) -> Map {
        self.at += 1;
        let mut map = Map::new();
        while !self.closed(b'}') {
            let start = self.at;
            self.eat_question_mark();
            let key = self.node(depth + 1);
            self.skip_white();
            let value = if self.at_colon() {
                self.at += 1;
                self.node(depth + 1)
            } else {
                Value::Null
            };
            if self.at > start {
                map.insert(name(key), value);
            }
            self.separator(start);
        }
        map
    }

    /// Returns whether the collection ends here: with `bracket`, or because the text ends.
    fn closed(&mut self, bracket: u8) -> bool {
        self.skip_white();
        match self.peek() {
            None => {
                self.wrong(Problem::Unclosed);
                true
            }
            Some(byte) if byte == bracket => {
                self.at += 1;
                true
            }
            Some(b']' | b'}') => {
                self.wrong(Problem::Mismatched);
                self.at += 1;
                true
            }
            Some(_) => false,
        }
    }

    /// Passes the comma, or anything else in its place, so that reading continues.
    fn separator(&mut self, start: usize) {
        self.skip_white();
        if !self.eat(b',') && self.at == start {
            self.at += self.rest().chars().next().map_or(1, char::len_utf8);
        }
    }

    /// Returns whether a colon here ends a name: before white space, a bracket or a comma, or right after a quoted name.
    fn at_colon(&self) -> bool {
        let mut bytes = self.rest().bytes();
        if bytes.next() != Some(b':') {
            return false;
        }
        let after_quote = self.after(|before| matches!(before, Some(b'"' | b'\'')));
        after_quote || bytes.next().is_none_or(is_separator)
    }

    fn quoted(&mut self) -> String {
        match scalar::quoted(self.rest()) {
            Some(quoted) => {
                self.at += quoted.length;
                quoted.text
            }
            None => {
                self.wrong(Problem::Unclosed);
                let rest = self.rest();
                self.at = self.text.len();
                rest.trim_matches(['"', '\'']).to_owned()
            }
        }
    }

    /// Reads unquoted text.
    fn plain(&mut self) -> String {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let mut end = bytes.len();
        for (at, byte) in bytes.iter().enumerate() {
            let next = bytes.get(at + 1).copied();
            let after_white = at
                .checked_sub(1)
                .and_then(|before| bytes.get(before))
                .is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n'));
            let ends = match byte {
                b',' | b'[' | b']' | b'{' | b'}' => true,
                b':' => next.is_none_or(is_separator),
                b'#' => after_white,
                _ => false,
            };
            if ends {
                end = at;
                break;
            }
        }
        self.at += end;
        let text = rest.get(..end).unwrap_or_default();
        fold(text)
    }

    /// Passes a collection without reading it.
    fn skip_balanced(&mut self) {
        let mut open = 0usize;
        for (at, byte) in self.rest().bytes().enumerate() {
            match byte {
                b'[' | b'{' => open += 1,
                b']' | b'}' => open = open.saturating_sub(1),
                _ => {}
            }
            if open == 0 {
                self.at += at + 1;
                return;
            }
        }
        self.wrong(Problem::Unclosed);
        self.at = self.text.len();
    }
}

/// Folds the line breaks of unquoted text: a break is a space, empty lines are line breaks (section 7.3.3).
fn fold(text: &str) -> String {
    const WHITE: [char; 2] = [' ', '\t'];
    let mut out = String::new();
    let mut empty = 0;
    for line in text.trim_matches([' ', '\t', '\n']).split('\n') {
        let line = line.trim_matches(WHITE);
        if line.is_empty() {
            empty += 1;
            continue;
        }
        if !out.is_empty() {
            scalar::push_breaks(&mut out, empty);
        }
        out.push_str(line);
        empty = 0;
    }
    out
}

fn is_separator(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b',' | b'[' | b']' | b'{' | b'}')
}

/// Returns a name as text: YAML may have read it as a number.
fn name(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => as_text(&other).unwrap_or_default().to_owned(),
    }
}
