//! Lines and their indents.

/// One line of front matter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Its number in the whole file, from 1.
    pub(super) number: usize,
    /// Columns of white space before its text. A tab counts as two, and adds a warning.
    pub(super) indent: usize,
    /// Whether the indent holds a tab, which YAML forbids (section 6.1).
    pub(super) has_tab: bool,
    /// Its text, without the white space around it.
    pub(super) text: &'a str,
    /// The whole line. White space at its ends is text in block scalars and after a backslash.
    pub(super) raw: &'a str,
}

impl<'a> Line<'a> {
    /// Splits `text` into lines. The first one is line `first` of the file.
    pub(super) fn all(text: &'a str, first: usize) -> Vec<Self> {
        text.lines()
            .enumerate()
            .map(|(index, raw)| Self::new(raw, first + index))
            .collect()
    }

    fn new(raw: &'a str, number: usize) -> Self {
        let text = raw.trim_matches([' ', '\t']);
        let mut indent = 0;
        let mut has_tab = false;
        for byte in raw.bytes() {
            match byte {
                b' ' => indent += 1,
                b'\t' => {
                    indent += 2;
                    has_tab = true;
                }
                _ => break,
            }
        }
        Self {
            number,
            indent,
            has_tab: has_tab && !text.is_empty(),
            text,
            raw,
        }
    }

    /// Returns the line without its first `columns` columns, which held the `-` of a list.
    pub(super) fn inside(self, columns: usize, text: &'a str) -> Self {
        Self {
            indent: self.indent + columns,
            has_tab: false,
            text,
            ..self
        }
    }

    /// Returns whether the line is empty or white space.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns whether the line holds only a comment.
    pub(super) fn is_comment(&self) -> bool {
        self.text.starts_with('#')
    }

    /// Returns whether the line is an entry of a list: `-` alone or before a space.
    pub(super) fn is_entry(&self) -> bool {
        self.text
            .strip_prefix('-')
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    }
}
