//! Delimiters: alone, in pairs that grow with what they hold, and of a height given.

use super::lexer::Token;
use super::parser::{Parser, Stop};
use super::row::{Atom, Class};
use super::symbols::{Kind, symbol};
use crate::model::{MathForm, MathHeight, MathNode, MathOperator, MathSpacing};

/// A delimiter that keeps its size, as in TeX: MathML would let it grow.
pub(super) fn fixed(class: Class, sign: &str) -> Atom {
    let form = match class {
        Class::Open => Some(MathForm::Prefix),
        Class::Close => Some(MathForm::Postfix),
        _ => None,
    };
    let operator = MathOperator {
        text: sign.into(),
        form,
        spacing: (class == Class::Fence).then_some(MathSpacing::Tight),
        stretchy: Some(false),
        ..Default::default()
    };
    Atom::new(class, MathNode::Operator(operator))
}

/// A delimiter as tall as its row.
pub(super) fn growing(sign: &str, form: MathForm) -> MathNode {
    MathNode::Operator(MathOperator {
        text: sign.into(),
        form: Some(form),
        spacing: (form == MathForm::Infix).then_some(MathSpacing::Tight),
        stretchy: Some(true),
        ..Default::default()
    })
}

/// `content` between delimiters that grow with it; an empty sign stands for none.
pub(super) fn fenced(open: &str, content: MathNode, close: &str) -> Atom {
    if open.is_empty() && close.is_empty() {
        return Atom::ordinary(content);
    }
    let mut row = Vec::new();
    if !open.is_empty() {
        row.push(growing(open, MathForm::Prefix));
    }
    row.push(content);
    if !close.is_empty() {
        row.push(growing(close, MathForm::Postfix));
    }
    Atom::ordinary(MathNode::Row(row))
}

impl<'a> Parser<'a> {
    /// What follows `\left`, `\middle`, `\right` and `\big`; `""` for the full stop, which is none.
    fn delimiter(&mut self) -> Option<&'static str> {
        Some(match self.lexer.next()? {
            Token::Char('.') => "",
            Token::Char('(') => "(",
            Token::Char(')') => ")",
            Token::Char('[') => "[",
            Token::Char(']') => "]",
            Token::Char('|') => "|",
            Token::Char('/') => "/",
            Token::Char('<') => "⟨",
            Token::Char('>') => "⟩",
            Token::Command("backslash") => "\\",
            Token::Command(name) => match symbol(name)? {
                (Kind::Open | Kind::Close | Kind::Fence | Kind::Vertical, sign) => sign,
                _ => return None,
            },
            Token::Char(_) => return None,
        })
    }

    /// The rest of `\left( … \middle| … \right)`.
    pub(super) fn left_right(&mut self) -> Option<Atom> {
        let mut row = Vec::new();
        let mut sign = self.delimiter()?;
        let mut form = MathForm::Prefix;
        loop {
            if !sign.is_empty() {
                row.push(growing(sign, form));
            }
            if form == MathForm::Postfix {
                return Some(Atom::ordinary(MathNode::Row(row)));
            }
            row.append(&mut self.row(Stop::Mark, false)?);
            form = match self.lexer.next()? {
                Token::Command("middle") => MathForm::Infix,
                Token::Command("right") => MathForm::Postfix,
                _ => return None,
            };
            sign = self.delimiter()?;
        }
    }

    /// The rest of `\bigl(` and its like.
    pub(super) fn big(&mut self, command: &str) -> Option<Atom> {
        let (name, class) = match command.split_at_checked(command.len().checked_sub(1)?)? {
            (name, "l") => (name, Class::Open),
            (name, "r") => (name, Class::Close),
            (name, "m") => (name, Class::Relation),
            _ => (command, Class::Fence),
        };
        let height = match name {
            "big" => MathHeight::Big,
            "Big" => MathHeight::Bigger,
            "bigg" => MathHeight::VeryBig,
            "Bigg" => MathHeight::Biggest,
            _ => return None,
        };
        let sign = self.delimiter()?;
        let class = match sign {
            "(" | "[" | "{" | "⟨" | "⌊" | "⌈" if class == Class::Fence => Class::Open,
            ")" | "]" | "}" | "⟩" | "⌋" | "⌉" if class == Class::Fence => Class::Close,
            _ => class,
        };
        let mut atom = fixed(class, sign);
        if let MathNode::Operator(operator) = &mut atom.node {
            operator.stretchy = Some(true);
            operator.height = Some(height);
        }
        Some(atom)
    }
}
