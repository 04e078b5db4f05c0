//! The named values of front matter and JSON, and their meaning.

pub(crate) mod article;
mod audio;
mod duration;
pub(crate) mod image;
pub(crate) mod panels;
pub(crate) mod srcset;

use std::rc::Rc;

use crate::links;
use crate::model::{BaseUrl, DateTime, Map, SafeUrl, UrlUse, Value, WarningCode, parse_date};
use crate::text::digits::whole_number;
use crate::text::shared::shared;
use crate::text::word_list::contains_word;
use crate::warnings::{Warnings, quote};

/// Named values. Taking a value removes it, so that the names that remain at the end are unknown.
pub(crate) struct Fields<'a, 'w> {
    map: Map,
    lines: &'a [(String, usize)],
    /// The names around a value, such as `image.`, for messages.
    path: String,
    /// The line of the outermost name if `map` is below one.
    line: Option<usize>,
    pub(crate) base: Option<&'a BaseUrl>,
    pub(crate) warnings: &'w mut Warnings,
    /// The kind of warning for a value of the wrong kind.
    code: WarningCode,
}

impl<'a, 'w> Fields<'a, 'w> {
    /// The values of `map`. `lines` has the lines of the names in the file, if they are known.
    pub(crate) fn new(
        map: Map,
        lines: &'a [(String, usize)],
        base: Option<&'a BaseUrl>,
        warnings: &'w mut Warnings,
    ) -> Self {
        Self {
            map,
            lines,
            path: String::new(),
            line: None,
            base,
            warnings,
            code: WarningCode::FieldValue,
        }
    }

    /// The values of `map`, which is the value of `path`.
    pub(crate) fn inside<'s>(&'s mut self, path: &str, map: Map) -> Fields<'a, 's> {
        Fields {
            map,
            lines: self.lines,
            path: format!("{}{path}.", self.path),
            line: self.line_of(path),
            base: self.base,
            warnings: self.warnings,
            code: self.code,
        }
    }

    /// Returns the same fields, with warnings of the kind `code`.
    pub(crate) fn warning_as(mut self, code: WarningCode) -> Self {
        self.code = code;
        self
    }

    /// Returns the values that were not taken.
    pub(crate) fn rest(self) -> Map {
        self.map
    }

    /// Returns the line of `name`, if it is known.
    pub(crate) fn line_of(&self, name: &str) -> Option<usize> {
        if self.path.is_empty() {
            self.lines
                .iter()
                .rev()
                .find_map(|(known, line)| (known == name).then_some(*line))
        } else {
            self.line
        }
    }

    /// Returns the value of `name` without taking it.
    pub(crate) fn peek(&self, name: &str) -> Option<&Value> {
        self.map.get(name)
    }

    /// Takes the value of `name`. `null` counts as none.
    pub(crate) fn take(&mut self, name: &str) -> Option<Value> {
        match self.map.shift_remove(name)? {
            Value::Null => None,
            value => Some(value),
        }
    }

    /// Adds a warning: `name` should be `expected`, and is `found`.
    pub(crate) fn wrong(&mut self, name: &str, expected: &str, found: &Value) {
        self.unexpected(name, expected, &describe(found));
    }

    /// As [`Self::wrong`], with `found` in words.
    pub(crate) fn unexpected(&mut self, name: &str, expected: &str, found: &str) {
        self.warn(self.code, name, expected, found, "it was left out");
    }

    fn warn(&mut self, code: WarningCode, name: &str, expected: &str, found: &str, outcome: &str) {
        let path = &self.path;
        let message = format!("`{path}{name}`: expected {expected}, found {found}; {outcome}");
        let line = self.line_of(name);
        self.warnings.add(code, line, message);
    }

    /// Takes text. Numbers and the like keep their spelling.
    pub(crate) fn text(&mut self, name: &str) -> Option<Rc<str>> {
        let value = self.take(name)?;
        let text = as_text(&value);
        if text.is_none() {
            self.wrong(name, "text", &value);
        }
        text.and_then(shared)
    }

    pub(crate) fn flag(&mut self, name: &str) -> Option<bool> {
        let value = self.take(name)?;
        let text = as_text(&value).map(|text| text.trim().to_ascii_lowercase());
        match text.as_deref() {
            Some("") => Some(false),
            Some(text) if contains_word("true yes on 1", text) => Some(true),
            Some(text) if contains_word("false no off 0", text) => Some(false),
            _ => {
                self.wrong(name, "`true` or `false`", &value);
                None
            }
        }
    }

    /// Takes a whole number from 0.
    pub(crate) fn count(&mut self, name: &str) -> Option<usize> {
        let value = self.take(name)?;
        let number = as_text(&value).and_then(|text| whole_number(text.trim()));
        if number.is_none() {
            self.wrong(name, "a whole number", &value);
        }
        number.map(|number| number as usize)
    }

    pub(crate) fn date(&mut self, name: &str) -> Option<DateTime> {
        let value = self.take(name)?;
        let date = as_text(&value).and_then(parse_date);
        if date.is_none() {
            let expected = "a date such as `2024-03-05` or `2024-03-05T14:31:00+02:00`";
            let found = describe(&value);
            self.warn(WarningCode::Date, name, expected, &found, "no date is shown");
        }
        date
    }

    pub(crate) fn url(&mut self, name: &str, usage: UrlUse) -> Option<SafeUrl> {
        let value = self.take(name)?;
        match &value {
            Value::String(address) if address.trim().is_empty() => None,
            Value::String(address) => self.check_url(name, address, usage),
            _ => {
                self.wrong(name, "an address", &value);
                None
            }
        }
    }

    /// Checks an address that is the value of `name`.
    pub(crate) fn check_url(&mut self, name: &str, address: &str, usage: UrlUse) -> Option<SafeUrl> {
        let what = format!("`{}{name}`", self.path);
        let line = self.line_of(name);
        links::check(address, usage, &what, self.base, line, self.warnings)
    }

    /// Takes the entries of a list. One value alone is a list of one.
    pub(crate) fn list(&mut self, name: &str) -> Vec<Value> {
        match self.take(name) {
            None => Vec::new(),
            Some(Value::Array(entries)) => entries.into_iter().filter(|entry| !entry.is_null()).collect(),
            Some(value) => vec![value],
        }
    }
}

/// Returns the spelling of `value` if it is text, a number or the like.
pub(crate) fn as_text(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.as_str()),
        Value::Bool(true) => Some("true"),
        Value::Bool(false) => Some("false"),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Returns the name of `value` in messages.
pub(crate) fn describe(value: &Value) -> String {
    let kind = match (value, as_text(value)) {
        (Value::Array(_), _) => "a list",
        (Value::Object(_), _) => "names with values",
        (_, None) => "nothing",
        (_, Some(text)) if text.trim().is_empty() => "empty text",
        (_, Some(text)) => return quote(text),
    };
    kind.to_owned()
}
