//! Offsets to lines.

/// Maps offsets to line numbers. Fast if offsets mostly grow.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    first: usize,
    offset: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    /// Creates the map for `text`, whose first line has number `first` in the file.
    pub(super) fn new(text: &'a str, first: usize) -> Self {
        Self {
            text,
            first,
            offset: 0,
            line: first,
        }
    }

    /// Returns the line number of the byte at `offset`.
    pub(super) fn at(&mut self, offset: usize) -> usize {
        if offset < self.offset {
            self.offset = 0;
            self.line = self.first;
        }
        let between = self.text.as_bytes().get(self.offset..offset);
        self.line += between
            .unwrap_or_default()
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
        self.offset = offset;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_have_lines() {
        let mut lines = Lines::new("a\nb\n\nc", 4);
        for (offset, line) in [(0, 4), (1, 4), (2, 5), (5, 7), (2, 5), (6, 7), (99, 7)] {
            assert_eq!(lines.at(offset), line, "{offset}");
        }
    }
}
