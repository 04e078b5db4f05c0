//! A position in a file.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A part of a file that a message is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    file: String,
    text: Arc<str>,
    span: Range<usize>,
}

impl Place {
    /// A line of a file, from 1. A line after the end of the text is the last line.
    pub fn line(file: impl Into<String>, text: impl Into<Arc<str>>, line: usize) -> Self {
        let text = text.into();
        let (start, content) = nth_line(&text, line);
        let indent = content.len() - content.trim_start().len();
        let length = content.trim().len();
        Self {
            file: file.into(),
            span: start + indent..start + indent + length,
            text,
        }
    }

    /// A character of a line, both from 1. The column counts bytes, as `serde_json` does. A column after the end of the
    /// line is the end of the line.
    pub fn character(file: impl Into<String>, text: impl Into<Arc<str>>, line: usize, column: usize) -> Self {
        let text = text.into();
        let (start, content) = nth_line(&text, line);
        let mut at = start + column.saturating_sub(1).min(content.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let length = text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .filter(|_| at < start + content.len())
            .map_or(0, char::len_utf8);
        Self {
            file: file.into(),
            span: at..at + length,
            text,
        }
    }

    /// Returns the name of the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Returns the whole text of the file.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// Returns the marked bytes.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Returns line and column of the first marked character, both from 1.
    fn position(&self) -> (usize, usize) {
        let before = self.text.get(..self.span.start).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        (before.matches('\n').count() + 1, line.chars().count() + 1)
    }
}

/// `FILE:LINE:COLUMN`, which editors open.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.position();
        write!(f, "{}:{line}:{column}", self.file)
    }
}

/// Returns where a line begins, and its text without the line end.
fn nth_line(text: &str, line: usize) -> (usize, &str) {
    let mut start = 0;
    let mut found = (0, "");
    for content in text.split_inclusive('\n').take(line.max(1)) {
        found = (start, content.trim_end_matches(['\n', '\r']));
        start += content.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "one\r\n  two ü\nthree";

    #[test]
    fn a_line_is_marked_without_its_indent() {
        let marked = |line| {
            let place = Place::line("a.md", TEXT, line);
            (TEXT[place.span()].to_owned(), place.to_string())
        };
        assert_eq!(marked(1), ("one".to_owned(), "a.md:1:1".to_owned()));
        assert_eq!(marked(2), ("two ü".to_owned(), "a.md:2:3".to_owned()));
        assert_eq!(marked(3), ("three".to_owned(), "a.md:3:1".to_owned()));
        assert_eq!(marked(9), ("three".to_owned(), "a.md:3:1".to_owned()));
        assert_eq!(Place::line("a.md", "", 4).to_string(), "a.md:1:1");
    }

    #[test]
    fn a_character_is_marked_and_nothing_after_the_end_of_a_line() {
        let marked = |line, column| TEXT[Place::character("a.md", TEXT, line, column).span()].to_owned();
        assert_eq!(marked(1, 2), "n");
        assert_eq!(marked(2, 7), "ü");
        assert_eq!(marked(2, 8), "ü", "in the middle of a character");
        assert_eq!(marked(1, 99), "");
    }
}
