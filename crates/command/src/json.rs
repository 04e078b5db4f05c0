//! JSON of a fixed shape.

use std::fmt;

use serde::Deserializer;
use serde::de::{self, DeserializeOwned};

use crate::error::{Error, Result};
use crate::place::Place;

/// Reads JSON. `file` names the text in the error, which points at the line.
pub fn from_str<T: DeserializeOwned>(file: &str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| explain(file, text, &error))
}

/// Reads a text that `parse` checks. `null` is an empty text. An error of `parse` points at the text; with `#[serde(try_from)]` it would point at
/// the end of the object around it.
pub fn checked_text<'de, D, T, E>(
    deserializer: D,
    parse: fn(&str) -> std::result::Result<T, E>,
) -> std::result::Result<T, D::Error>
where
    D: Deserializer<'de>,
    E: fmt::Display,
{
    deserializer.deserialize_any(CheckedText(parse))
}

struct CheckedText<T, E>(fn(&str) -> std::result::Result<T, E>);

impl<T, E: fmt::Display> de::Visitor<'_> for CheckedText<T, E> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<X: de::Error>(self, text: &str) -> std::result::Result<T, X> {
        (self.0)(text).map_err(X::custom)
    }

    fn visit_unit<X: de::Error>(self) -> std::result::Result<T, X> {
        self.visit_str("")
    }
}

fn explain(file: &str, text: &str, error: &serde_json::Error) -> Error {
    let (line, column) = (error.line(), error.column());
    let message = error.to_string();
    let message = message
        .strip_suffix(&format!(" at line {line} column {column}"))
        .unwrap_or(&message);
    let failed = |cause: &str| Error::new(format!("read {file}"), cause);
    if error.is_eof() {
        let end = Place::character(file, text, line, column);
        return failed("the file ends in the middle of a value")
            .at(end)
            .remedy("Restore the file: its end is missing.");
    }
    // A value of the wrong kind ends at this column.
    let is_short = |place: &Place| place.span().len() < 200;
    let place = Some(Place::line(file, text, line))
        .filter(|place| error.is_data() && is_short(place))
        .unwrap_or_else(|| Place::character(file, text, line, column));
    let remedy = if error.is_data() {
        "Correct the value."
    } else {
        "Correct the JSON at this place: often a comma or a quotation mark is missing just before it."
    };
    failed(message).at(place).remedy(remedy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize, PartialEq)]
    struct Named {
        name: String,
    }

    fn refused(text: &str) -> String {
        from_str::<Named>("a.json", text).unwrap_err().to_string()
    }

    #[test]
    fn errors_name_file_line_and_remedy() {
        assert_eq!(from_str::<Named>("a.json", "{\"name\":\"b\"}").unwrap().name, "b");
        for (text, cause, place) in [
            (
                "{\n  \"name\": \"b\"",
                "ends in the middle of a value",
                "a.json:2:13",
            ),
            ("", "ends in the middle of a value", "a.json:1:1"),
            (
                "{\n  \"name\": 3\n}",
                "invalid type: integer `3`, expected a string",
                "a.json:2:3",
            ),
            ("{\n  \"x\": 1\n}", "missing field `name`", "a.json:3:1"),
            ("{\n  \"name\" \"b\"\n}", "expected `:`", "a.json:2:10"),
            ("<html>", "expected value", "a.json:1:1"),
        ] {
            let said = refused(text);
            assert!(
                said.contains(cause) && said.contains(place) && said.contains("What to do: "),
                "{text:?}: {said}"
            );
        }
    }
}
