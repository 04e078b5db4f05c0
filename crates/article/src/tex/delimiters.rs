//! Delimiters: single, in pairs that grow with their content, and of a given height.

use super::lexer::Token;
use super::parser::{Parser, Stop, operator};
use super::row::{Atom, Class};
use super::symbols::{CHARACTERS, Kind, SYMBOLS, find};
use crate::model::{MathForm, MathGroup, MathNode, MathSpacing};
use crate::text::word_list::contains_word;

/// Builds a delimiter that keeps its size, as in TeX. MathML would let it grow.
pub(super) fn fixed(class: Class, sign: &str) -> Atom {
    let form = match class {
        Class::Open => Some(MathForm::Prefix),
        Class::Close => Some(MathForm::Postfix),
        _ => None,
    };
    let mut node = growing(sign, form);
    if let MathNode::Operator(operator) = &mut node {
        operator.stretchy = Some(false);
        operator.spacing = (class == Class::Fence).then_some(MathSpacing::Tight);
    }
    Atom::new(class, node)
}

/// Builds a delimiter or an arrow that grows with its content.
pub(super) fn growing(sign: &str, form: Option<MathForm>) -> MathNode {
    let spacing = (form == Some(MathForm::Infix)).then_some(MathSpacing::Tight);
    let mut node = operator(sign, spacing);
    if let MathNode::Operator(operator) = &mut node {
        operator.form = form;
        operator.stretchy = Some(true);
    }
    node
}

/// Puts `content` between delimiters that grow with it. A full stop means no delimiter.
pub(super) fn fenced(open: &str, content: MathNode, close: &str) -> MathNode {
    let mut row = Vec::new();
    if open != "." {
        row.push(growing(open, Some(MathForm::Prefix)));
    }
    row.push(content);
    if close != "." {
        row.push(growing(close, Some(MathForm::Postfix)));
    }
    MathNode::Group(MathGroup::Row, row)
}

impl Parser<'_> {
    /// Reads the delimiter after `\left`, `\middle`, `\right` or `\big`. `.` is none.
    fn delimiter(&mut self) -> &'static str {
        let found = match self.lexer.next() {
            Some(Token::Char('.')) => return ".",
            Some(Token::Char('/')) => return "/",
            Some(Token::Char('<')) => return "⟨",
            Some(Token::Char('>')) => return "⟩",
            Some(Token::Char(c)) => find(CHARACTERS, c.encode_utf8(&mut [0; 4])),
            Some(Token::Command("backslash")) => return "\\",
            Some(Token::Command(name)) => find(SYMBOLS, name),
            None => None,
        };
        match found {
            Some((Kind::Open | Kind::Close | Kind::Fence | Kind::Vertical, sign)) => sign,
            _ => {
                self.fail();
                "."
            }
        }
    }

    /// Reads the rest of `\left( … \middle| … \right)`.
    pub(super) fn left_right(&mut self) -> Atom {
        let mut row = Vec::new();
        let mut form = MathForm::Prefix;
        loop {
            let sign = self.delimiter();
            if sign != "." {
                row.push(growing(sign, Some(form)));
            }
            if form == MathForm::Postfix {
                return Atom::ordinary(MathNode::Group(MathGroup::Row, row));
            }
            row.append(&mut self.row(Stop::Mark, false));
            form = match self.lexer.next() {
                Some(Token::Command("middle")) => MathForm::Infix,
                Some(Token::Command("right")) => MathForm::Postfix,
                _ => return self.failure(),
            };
        }
    }

    /// Reads the rest of `\bigl(` and its like.
    pub(super) fn big(&mut self, height: &'static str, class: Class) -> Atom {
        let sign = self.delimiter();
        let class = if class != Class::Fence {
            class
        } else if contains_word("( [ { ⟨ ⌊ ⌈", sign) {
            Class::Open
        } else if contains_word(") ] } ⟩ ⌋ ⌉", sign) {
            Class::Close
        } else {
            class
        };
        let mut atom = fixed(class, sign);
        if let MathNode::Operator(operator) = &mut atom.node {
            operator.stretchy = Some(true);
            operator.height = Some(height);
        }
        atom
    }
}
