//! Collects what was not understood, and stops where nobody would read on.

use std::borrow::Cow;

use crate::model::{Warning, WarningCode};

/// More warnings than this help nobody and would only cost memory: a megabyte of refused links would give 50,000.
const MOST: usize = 100;

/// The longest piece of the input that a message quotes, in characters.
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

    /// The list; where some were left out, its last entry says how many.
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

/// `text` as a message quotes it: in backticks, on one line, not too long.
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
