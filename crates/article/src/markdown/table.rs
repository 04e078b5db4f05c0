//! Tables, limited to a size that a page can show.

use pulldown_cmark::Alignment as Column;

use super::conventions::{has_text, trim};
use crate::model::{Alignment, BlockKind, Inline, Row, Table};

/// Maximum number of cells in all tables of an article. A cell costs about 300 bytes in a browser. Ten times
/// as many take seconds to lay out.
pub(super) const MAX_CELLS: usize = 20_000;

/// A table under construction.
#[derive(Debug)]
pub(super) struct TableBuilder {
    table: Table,
    row: Row,
    /// Number of cells that may still be shown.
    left: usize,
    /// Rows of cells that are not shown.
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
        // The parser fills short rows up to the head's length. The page does not need that.
        while row.last().is_some_and(|cell| !has_text(cell)) {
            row.pop();
        }
        if row.len() > self.left {
            self.left = 0;
            self.beyond.push(row);
        } else {
            // An empty row counts as one cell.
            self.left -= row.len().max(1).min(self.left);
            self.table.rows.push(row);
        }
    }

    /// Returns the table, the number of cells left, and the text of cells that are not shown.
    pub(super) fn finish(self) -> (BlockKind, usize, Option<Vec<Inline>>) {
        let mut beyond = Vec::new();
        for row in self.beyond {
            for cell in row.into_iter().filter(|cell| has_text(cell)) {
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
