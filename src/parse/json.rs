//! JSON, with errors for the person who can put it right.

use serde_json::Value;

use super::ParseError;

/// Reads `text`; `what` names it in the message.
///
/// # Errors
/// Where it is no JSON, or nested deeper than 128 levels.
pub(super) fn parse(text: &str, what: &str) -> Result<Value, ParseError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| ParseError {
        message: format!(
            "{what}: expected JSON, found an error: {error}. Check the file with a JSON validator"
        ),
    })
}
