//! Environments: matrices, cases, aligned equations, arrays.

use super::delimiters::fenced;
use super::lexer::Token;
use super::parser::{Parser, Stop};
use super::row::Atom;
use super::symbols::find;
use crate::model::{Alignment, MathCell, MathGroup, MathNode, MathTable};

/// Names, and the delimiters before and after the table. A full stop means none, as after `\left`.
const ENVIRONMENTS: &[(MathTable, &str)] = &[
    (
        MathTable::Matrix,
        "matrix .. pmatrix () bmatrix [] Bmatrix {} vmatrix || Vmatrix ‖‖",
    ),
    (MathTable::Cases, "cases {. dcases {. rcases .}"),
    (MathTable::Aligned, "aligned .. align .. align* .. split .."),
    (
        MathTable::Gathered,
        "gathered .. gather .. gather* .. equation .. equation* ..",
    ),
    (MathTable::Array, "array .."),
];

impl Parser<'_> {
    /// Parses the rest of `\begin{name} … \end{name}`.
    pub(super) fn environment(&mut self) -> Atom {
        let name = self.raw_group();
        let Some((kind, fences)) = find(ENVIRONMENTS, name) else {
            return self.failure();
        };
        let mut preamble = Vec::new();
        if kind == MathTable::Array {
            let columns = columns(self.raw_group());
            preamble = self.expected(columns);
        }
        let table = self.table(kind, &preamble);
        self.expect(Token::Command("end"));
        if self.raw_group() != name {
            self.fail();
        }
        let (open, close) = fences.split_at_checked(fences.len() / 2).unwrap_or_default();
        Atom::ordinary(if fences == ".." {
            table
        } else {
            fenced(open, table, close)
        })
    }

    /// Parses the lines of `\substack{… \\ …}`.
    pub(super) fn substack(&mut self) -> Atom {
        self.expect(Token::Char('{'));
        let table = self.table(MathTable::Lines, &[]);
        self.expect(Token::Char('}'));
        Atom::ordinary(table)
    }

    /// Parses rows up to a token that ends neither a cell nor a row. The caller checks that token.
    fn table(&mut self, kind: MathTable, columns: &[MathCell]) -> MathNode {
        let mut rows = Vec::new();
        loop {
            let mut line_above = false;
            while self.lexer.take(Token::Command("hline")) {
                line_above = true;
            }
            let mut cells = Vec::new();
            let mut empty = true;
            loop {
                // In aligned equations, the right side of a pair continues its left side.
                let right = kind == MathTable::Aligned && cells.len() % 2 == 1;
                let parts = self.row(Stop::Mark, right);
                empty &= parts.is_empty();
                let cell = match kind {
                    MathTable::Array => self.expected(columns.get(cells.len()).copied()),
                    _ => MathCell::default(),
                };
                let alignment = match kind {
                    MathTable::Array => cell.alignment,
                    MathTable::Aligned if !right => Alignment::End,
                    MathTable::Aligned | MathTable::Cases => Alignment::Start,
                    _ => Alignment::Center,
                };
                let cell = MathCell {
                    alignment,
                    line_above,
                    ..cell
                };
                cells.push(MathNode::Group(MathGroup::Cell(cell), parts));
                if !self.lexer.take(Token::Char('&')) {
                    break;
                }
            }
            let last = !self.row_end();
            if !(last && empty) {
                rows.push(MathNode::Group(MathGroup::TableRow, cells));
            } else if line_above {
                // A line below the last row would need another row.
                self.fail();
            }
            if last {
                return MathNode::Group(MathGroup::Table(kind), rows);
            }
        }
    }

    /// Takes `\\` and an optional length after it: `\\[4pt]`.
    fn row_end(&mut self) -> bool {
        if !self.lexer.take(Token::Command("\\")) && !self.lexer.take(Token::Command("cr")) {
            return false;
        }
        if self.lexer.take_raw("[") {
            let length = self.lexer.raw_until(']').unwrap_or_default();
            let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-. ".contains(&b);
            if length.is_empty() || !length.bytes().all(allowed) {
                self.fail();
            }
        }
        true
    }
}

/// Parses the columns of an array: `{r|cc}`.
fn columns(preamble: &str) -> Option<Vec<MathCell>> {
    let mut columns = Vec::new();
    let mut line = false;
    for c in preamble.chars() {
        let alignment = match c {
            'l' => Alignment::Start,
            'c' => Alignment::Center,
            'r' => Alignment::End,
            '|' => {
                line = true;
                continue;
            }
            ' ' => continue,
            _ => return None,
        };
        columns.push(MathCell {
            alignment,
            line_before: line,
            line_above: false,
        });
        line = false;
    }
    // A line after the last column would need another column.
    (!line).then_some(columns)
}
