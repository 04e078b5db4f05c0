//! Environments: matrices, cases, aligned equations, arrays.

use super::delimiters::fenced;
use super::lexer::Token;
use super::parser::{Parser, Stop, group};
use super::row::Atom;
use crate::model::{Alignment, MathColumn, MathNode, MathRow, MathTable, MathTableKind};

impl<'a> Parser<'a> {
    /// The rest of `\begin{name} … \end{name}`.
    pub(super) fn environment(&mut self) -> Option<Atom> {
        use MathTableKind::{Aligned, Array, Cases, Gathered, Matrix};
        let name = self.lexer.raw_group()?;
        let (open, kind, close) = match name {
            "matrix" => ("", Matrix, ""),
            "pmatrix" => ("(", Matrix, ")"),
            "bmatrix" => ("[", Matrix, "]"),
            "Bmatrix" => ("{", Matrix, "}"),
            "vmatrix" => ("|", Matrix, "|"),
            "Vmatrix" => ("‖", Matrix, "‖"),
            "cases" | "dcases" => ("{", Cases, ""),
            "rcases" => ("", Cases, "}"),
            "aligned" | "align" | "align*" | "split" => ("", Aligned, ""),
            "gathered" | "gather" | "gather*" | "equation" | "equation*" => ("", Gathered, ""),
            "array" => ("", Array, ""),
            _ => return None,
        };
        let columns = if kind == Array {
            columns(self.lexer.raw_group()?)?
        } else {
            Vec::new()
        };
        let table = self.table(kind, columns)?;
        let ended = self.lexer.take(Token::Command("end")) && self.lexer.raw_group()? == name;
        ended.then(|| fenced(open, table, close))
    }

    /// The lines of `\substack{… \\ …}`.
    pub(super) fn substack(&mut self) -> Option<Atom> {
        if !self.lexer.take(Token::Char('{')) {
            return None;
        }
        let table = self.table(MathTableKind::Lines, Vec::new())?;
        self.lexer.take(Token::Char('}')).then(|| Atom::ordinary(table))
    }

    /// Rows up to what is neither a cell's nor a row's end, which is left for the caller to judge.
    fn table(&mut self, kind: MathTableKind, columns: Vec<MathColumn>) -> Option<MathNode> {
        let mut rows = Vec::new();
        loop {
            let mut line = false;
            while self.lexer.take(Token::Command("hline")) {
                line = true;
            }
            let mut cells = Vec::new();
            loop {
                // In aligned equations the right of a pair goes on from its left.
                let continues = kind == MathTableKind::Aligned && cells.len() % 2 == 1;
                cells.push(group(self.row(Stop::Mark, continues)?));
                if !self.lexer.take(Token::Char('&')) {
                    break;
                }
            }
            if kind == MathTableKind::Array && cells.len() > columns.len() {
                return None;
            }
            let last = !self.row_end()?;
            let empty = matches!(cells.as_slice(), [MathNode::Row(row)] if row.is_empty());
            if !(last && empty) {
                rows.push(MathRow { line, cells });
            } else if line {
                // A line below the last row has no row to stand above.
                return None;
            }
            if last {
                return Some(MathNode::Table(MathTable { kind, columns, rows }));
            }
        }
    }

    /// Takes `\\`, with the room after it that it may ask for: `\\[4pt]`.
    fn row_end(&mut self) -> Option<bool> {
        if !self.lexer.take(Token::Command("\\")) && !self.lexer.take(Token::Command("cr")) {
            return Some(false);
        }
        if self.lexer.take_raw("[") {
            let length = self.lexer.raw_until(']')?;
            let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-. ".contains(&b);
            if length.is_empty() || !length.bytes().all(allowed) {
                return None;
            }
        }
        Some(true)
    }
}

/// The columns of an array: `{r|cc}`.
fn columns(preamble: &str) -> Option<Vec<MathColumn>> {
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
        columns.push(MathColumn { alignment, line });
        line = false;
    }
    // A line after the last column has no column to stand before.
    (!line).then_some(columns)
}
