//! Tables, as wide and long as a page can show.

use pulldown_cmark::Alignment as Column;

use super::conventions::{says_something, trim};
use crate::model::{Alignment, BlockKind, Inline, Row, Table};

/// The cells that one article can show in all its tables. A cell costs about 300 bytes in a browser; ten times as many
/// take seconds to lay out.
pub(super) const MOST_CELLS: usize = 20_000;

/// A table being read.
#[derive(Debug)]
pub(super) struct TableBuilder {
    table: Table,
    row: Row,
    /// How many cells may still be shown.
    left: usize,
    /// Cells that are not shown, row by row.
    beyond: Vec<Row>,
}

impl TableBuilder {
    pub(super) fn new(columns: &[Column], left: usize) -> Self {
        let alignments = columns.iter().map(|column| match column {
            Column::None | Column::Left => Alignment::Start,
            Column::Center => Alignment::Center,
            Column::Right => Alignment::End,
        });
        Self {
            table: Table {
                alignments: alignments.collect(),
                ..Table::default()
            },
            row: Row::new(),
            left,
            beyond: Vec::new(),
        }
    }

    pub(super) fn cell(&mut self, mut content: Vec<Inline>) {
        trim(&mut content);
        self.row.push(content);
    }

    pub(super) fn end_head(&mut self) {
        let mut head = std::mem::take(&mut self.row);
        if head.len() > self.left {
            self.beyond.push(head.split_off(self.left));
            self.table.alignments.truncate(self.left);
        }
        self.left -= head.len();
        self.table.head = head;
    }

    pub(super) fn end_row(&mut self) {
        let mut row = std::mem::take(&mut self.row);
        // The parser fills short rows up to the head's length; the page does not need that.
        while row.last().is_some_and(|cell| !says_something(cell)) {
            row.pop();
        }
        if row.len() > self.left {
            self.left = 0;
            self.beyond.push(row);
        } else {
            // An empty row costs something too.
            self.left -= row.len().max(1).min(self.left);
            self.table.rows.push(row);
        }
    }

    /// The table, how many cells may still be shown after it, and the text of what is not shown.
    pub(super) fn finish(self) -> (BlockKind, usize, Option<Vec<Inline>>) {
        let mut beyond = Vec::new();
        for row in self.beyond {
            for cell in row.into_iter().filter(|cell| says_something(cell)) {
                beyond.extend(cell);
                beyond.push(Inline::Text(" ".into()));
            }
            if let Some(last) = beyond.last_mut() {
                *last = Inline::HardBreak;
            }
        }
        trim(&mut beyond);
        (
            BlockKind::Table(self.table),
            self.left,
            (!beyond.is_empty()).then_some(beyond),
        )
    }
}
