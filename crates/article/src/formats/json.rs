//! JSON (RFC 8259), with errors for the person who can fix the file.

use serde_json::Error;

use crate::ParseError;
use crate::model::Value;
use crate::text::digits::unicode_escape;

/// Reads `text`. `what` is its name in the message.
///
/// # Errors
/// The text is not JSON, or nested 128 levels deep.
pub(crate) fn parse(text: &str, what: &str) -> Result<Value, ParseError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let value = serde_json::from_str(text).or_else(|error| match without_lone_surrogates(text) {
        Some(text) => serde_json::from_str(&text),
        None => Err(error),
    });
    value.map_err(|error| ParseError {
        message: message(text, what, &error),
    })
}

/// Returns `text` with `\uFFFD` for each half of a surrogate pair without the other, or `None` if there is none.
///
/// serde_json refuses them. A page's script writes them: `JSON.stringify` escapes a text that was cut in the middle of a pair. The
/// length stays the same, so that the positions in errors are right.
fn without_lone_surrogates(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut is_changed = false;
    let mut rest = text;
    while let Some((before, escape)) = rest.find('\\').and_then(|at| rest.split_at_checked(at)) {
        out.push_str(before);
        let digits = escape.get(2..).filter(|_| escape.starts_with("\\u"));
        let length = match digits.and_then(|digits| unicode_escape(digits, 4)) {
            Some((character, length)) => {
                let is_lone = character == char::REPLACEMENT_CHARACTER;
                is_changed |= is_lone;
                if is_lone {
                    out.push_str("\\uFFFD");
                    rest = escape.get(2 + length..)?;
                    continue;
                }
                2 + length
            }
            None => escape.chars().take(2).map(char::len_utf8).sum(),
        };
        let (escape, after) = escape.split_at_checked(length)?;
        out.push_str(escape);
        rest = after;
    }
    out.push_str(rest);
    is_changed.then_some(out)
}

fn message(text: &str, what: &str, error: &Error) -> String {
    let (line, column) = (error.line().max(1), error.column().max(1));
    let place = format!("{what}: this is not JSON. Line {line}, column");
    if error.is_eof() {
        return format!(
            "{place} {column}: expected more, found the end of the file. Is it cut off? Upload it again, or check it with a JSON validator"
        );
    }
    // serde_json counts bytes.
    let (before, after) = text
        .split('\n')
        .nth(line - 1)
        .and_then(|text| text.split_at_checked(column - 1))
        .unwrap_or_default();
    let column = before.chars().count() + 1;
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    let reason = reason.replace("recursion limit exceeded", "expected fewer than 128 levels");
    let found = match after.chars().next() {
        Some(character) => format!("`{character}`"),
        None => "the end of the line".to_owned(),
    };
    format!("{place} {column}: {reason}, found {found}. Check the file with a JSON validator")
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

    fn error(json: &str) -> String {
        parse(json, "the article").unwrap_err().message
    }

    #[test]
    fn strings_are_decoded() {
        assert_eq!(text(r#""a\u00e9\n\"\/""#), "aé\n\"/");
        assert_eq!(text(r#""\ud83d\ude00""#), "😀");
        assert_eq!(
            text(r#""\ud83dx\udc00\ud83d\u0041""#),
            "\u{FFFD}x\u{FFFD}\u{FFFD}A"
        );
        assert_eq!(text(r#""\\ud83d \ud83d \u00e9""#), "\\ud83d \u{FFFD} é");
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
    fn numbers_keep_their_spelling() {
        for number in ["1.50", "123456789012345678901234567890", "1e+400", "-0"] {
            assert_eq!(parse(number, "x").unwrap().to_string(), number);
        }
    }

    #[test]
    fn an_error_has_the_position_and_a_remedy() {
        assert_eq!(
            error("{\n  \"a\": 1\n  \"b\": 2\n}"),
            "the article: this is not JSON. Line 3, column 3: expected `,` or `}`, found `\"`. Check the file with a JSON validator"
        );
        assert_eq!(
            error("{\"é\": x}"),
            "the article: this is not JSON. Line 1, column 7: expected value, found `x`. Check the file with a JSON validator"
        );
        assert_eq!(
            error(r#"{"a": "\ud83d", x}"#),
            "the article: this is not JSON. Line 1, column 17: key must be a string, found `x`. Check the file with a JSON validator"
        );
        let too_deep = error(&"[".repeat(100_000));
        assert!(too_deep.contains("128 levels"), "{too_deep}");
    }

    #[test]
    fn a_truncated_file_has_another_error_than_a_wrong_one() {
        assert_eq!(
            error("{\n  \"a\": [1,"),
            "the article: this is not JSON. Line 2, column 10: expected more, found the end of the file. \
             Is it cut off? Upload it again, or check it with a JSON validator"
        );
    }
}
