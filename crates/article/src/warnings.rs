//! Collects warnings, up to a maximum.

use std::borrow::Cow;

use crate::model::{Warning, WarningCode};

/// Maximum number of warnings. A megabyte of refused links would give 50,000.
const MOST: usize = 100;

/// Maximum length of a quote in a message, in characters.
const LONGEST_QUOTE: usize = 60;

/// The warnings of one reading.
#[derive(Debug, Default)]
pub struct Warnings {
    list: Vec<Warning>,
    left_out: usize,
}

impl Warnings {
    /// Adds a warning; `line` counts from 1 in the whole file.
    pub fn add(&mut self, code: WarningCode, line: Option<usize>, message: impl Into<Cow<'static, str>>) {
        if self.list.len() >= MOST {
            self.left_out += 1;
            return;
        }
        let mut warning = Warning::new(code, message);
        warning.line = line;
        self.list.push(warning);
    }

    /// Returns the list. If some were left out, the last entry has their number.
    pub fn into_vec(mut self) -> Vec<Warning> {
        if self.left_out > 0
            && let Some(last) = self.list.last()
        {
            let message = format!("{} more warnings are not listed", self.left_out);
            self.list.push(Warning::new(last.code, message));
        }
        self.list
    }
}

/// Returns `text` in backticks, on one line, shortened if it is long.
pub fn quote(text: &str) -> String {
    let mut out = String::from("`");
    let mut characters = text.trim().chars();
    for character in characters.by_ref().take(LONGEST_QUOTE) {
        out.push(if character.is_control() { ' ' } else { character });
    }
    if characters.next().is_some() {
        out.push('…');
    }
    out.push('`');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_of_warnings_ends_in_a_count() {
        let mut warnings = Warnings::default();
        for line in 1..=250 {
            warnings.add(WarningCode::Url, Some(line), "no");
        }
        let list = warnings.into_vec();
        assert_eq!(list.len(), MOST + 1);
        assert_eq!(
            list.last().map(|w| w.message.as_ref()),
            Some("150 more warnings are not listed")
        );
    }

    #[test]
    fn quotes_are_short_and_on_one_line() {
        assert_eq!(quote(" a\nb "), "`a b`");
        assert_eq!(quote(&"é".repeat(61)), format!("`{}…`", "é".repeat(60)));
    }
}
