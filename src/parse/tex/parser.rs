//! Tokens to parts: rows, scripts, and signs that stand for themselves. What a command with arguments makes is in
//! `commands`.

use super::delimiters::fixed;
use super::lexer::{Lexer, Token};
use super::row::{Atom, Class, Row};
use super::symbols::{FUNCTIONS, Kind, LIMITS, listed, sign, symbol};
use super::variant::Variant;
use crate::model::{MathNode, MathOperator, MathScripts, MathSize, MathSpacing};

/// How deep groups may nest: reading, drawing and dropping the tree recurse as deep.
const MAX_DEPTH: u8 = 32;

pub(super) struct Parser<'a> {
    pub(super) lexer: Lexer<'a>,
    pub(super) variant: Option<Variant>,
    depth: u8,
}

/// What ends a row, besides the end of the source.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// A closing brace, the end of a cell, a row, a table or of what delimiters hold.
    Mark,
    /// A closing bracket too.
    Bracket,
}

impl<'a> Parser<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            lexer: Lexer::new(source),
            variant: None,
            depth: 0,
        }
    }

    /// The whole source.
    pub(super) fn formula(&mut self) -> Option<Vec<MathNode>> {
        let row = self.row(Stop::Mark, false)?;
        self.lexer.peek().is_none().then_some(row)
    }

    /// Parts up to what ends the row, which is left for the caller to judge.
    pub(super) fn row(&mut self, stop: Stop, continues: bool) -> Option<Vec<MathNode>> {
        self.nested(|parser| {
            let mut row = Row::new(continues);
            loop {
                let before = parser.lexer;
                let Some(token) = parser.lexer.next() else { break };
                match token {
                    Token::Char('}' | '&') | Token::Command("\\" | "cr" | "end" | "right" | "middle") => {
                        parser.lexer = before;
                        break;
                    }
                    Token::Char(']') if stop == Stop::Bracket => {
                        parser.lexer = before;
                        break;
                    }
                    Token::Command(name) if let Some(size) = size(name) => {
                        let content = parser.row(stop, continues)?;
                        row.push(Atom::ordinary(MathNode::Sized { size, content }));
                    }
                    // What makes no mark on the page.
                    Token::Command("!" | "nonumber" | "notag") => {}
                    Token::Command("color" | "label") => {
                        parser.lexer.raw_group()?;
                    }
                    Token::Char('^' | '_' | '\'') => {
                        parser.lexer = before;
                        let nothing = Atom::ordinary(MathNode::Row(Vec::new()));
                        row.push(parser.scripted(nothing)?);
                    }
                    token => {
                        let atom = parser.atom(token, true)?;
                        row.push(parser.scripted(atom)?);
                    }
                }
            }
            Some(row.into_nodes())
        })
    }

    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// One argument: a group, a command with its own arguments, or one character.
    pub(super) fn argument(&mut self) -> Option<MathNode> {
        let token = self.lexer.next()?;
        match token {
            Token::Char('{') => {
                let content = self.row(Stop::Mark, false)?;
                self.lexer.take(Token::Char('}')).then(|| group(content))
            }
            Token::Char('}' | '&' | '^' | '_' | '\'' | '~') => None,
            token => self
                .nested(|parser| parser.atom(token, false))
                .map(|atom| atom.node),
        }
    }

    /// The part that begins with `token`; `whole`: a number with all its digits, a word with all its letters.
    fn atom(&mut self, token: Token<'a>, whole: bool) -> Option<Atom> {
        match token {
            Token::Command(name) => self.named(name),
            Token::Char(c) => self.character(c, whole),
        }
    }

    fn named(&mut self, name: &'a str) -> Option<Atom> {
        if let Some((kind, sign)) = symbol(name) {
            return Some(self.symbol(kind, sign));
        }
        if listed(FUNCTIONS, name) {
            return Some(function(name.into(), false));
        }
        if listed(LIMITS, name) {
            let text = match name {
                "liminf" => "lim\u{a0}inf",
                "limsup" => "lim\u{a0}sup",
                name => name,
            };
            return Some(function(text.into(), true));
        }
        self.command(name)
    }

    fn symbol(&self, kind: Kind, sign: &str) -> Atom {
        let class = match kind {
            Kind::Slanted | Kind::Upright => {
                let text: String = match self.variant {
                    Some(variant) => sign.chars().map(|c| variant.letter(c)).collect(),
                    None => sign.into(),
                };
                let upright = kind == Kind::Upright || self.variant == Some(Variant::Upright);
                return Atom::ordinary(MathNode::Identifier { text, upright });
            }
            Kind::Open => return fixed(Class::Open, sign),
            Kind::Close => return fixed(Class::Close, sign),
            Kind::Fence => return fixed(Class::Fence, sign),
            Kind::Vertical => {
                let mut arrow = fixed(Class::Relation, sign);
                arrow.class = Class::Relation;
                return arrow;
            }
            Kind::Binary => Class::Binary,
            Kind::Relation => Class::Relation,
            Kind::Large | Kind::Integral => Class::Large,
        };
        Atom::new(class, operator(sign, None))
    }

    fn character(&mut self, c: char, whole: bool) -> Option<Atom> {
        let tight = Some(MathSpacing::Tight);
        Some(match c {
            '{' => {
                let content = self.row(Stop::Mark, false)?;
                if !self.lexer.take(Token::Char('}')) {
                    return None;
                }
                // A sign alone in braces is no operation: `{=}` has no room around it.
                Atom::ordinary(match group(content) {
                    MathNode::Operator(sign) => MathNode::Operator(MathOperator {
                        spacing: tight,
                        ..sign
                    }),
                    node => node,
                })
            }
            '0'..='9' => Atom::ordinary(self.number(c, whole)),
            '.' if whole && self.lexer.at_digit() => Atom::ordinary(self.number(c, whole)),
            'a'..='z' | 'A'..='Z' => Atom::ordinary(self.letters(c, whole)),
            '+' => Atom::new(Class::Binary, operator("+", None)),
            '-' => Atom::new(Class::Binary, operator("−", None)),
            '*' => Atom::new(Class::Binary, operator("∗", None)),
            '=' => Atom::new(Class::Relation, operator("=", None)),
            '<' => Atom::new(Class::Relation, operator("<", None)),
            '>' => Atom::new(Class::Relation, operator(">", None)),
            ':' => Atom::new(Class::Relation, operator(":", None)),
            ',' => Atom::new(Class::Punctuation, operator(",", None)),
            ';' => Atom::new(Class::Punctuation, operator(";", None)),
            '(' => fixed(Class::Open, "("),
            '[' => fixed(Class::Open, "["),
            ')' => fixed(Class::Close, ")"),
            ']' => fixed(Class::Close, "]"),
            '|' => fixed(Class::Fence, "|"),
            '/' => Atom::ordinary(operator("/", tight)),
            '.' => Atom::ordinary(operator(".", tight)),
            '!' => Atom::new(Class::Close, operator("!", tight)),
            '?' => Atom::new(Class::Close, operator("?", tight)),
            '~' => return self.command(" "),
            _ if !c.is_ascii() => {
                let mut buffer = [0; 4];
                let text = c.encode_utf8(&mut buffer);
                match sign(text) {
                    Some((kind, sign)) => self.symbol(kind, sign),
                    None if is_letter(c) => Atom::ordinary(MathNode::Identifier {
                        text: text.to_owned(),
                        upright: false,
                    }),
                    None => return None,
                }
            }
            _ => return None,
        })
    }

    fn number(&mut self, first: char, whole: bool) -> MathNode {
        let number = if whole {
            self.lexer.number(first)
        } else {
            first.into()
        };
        MathNode::Number(match self.variant {
            Some(variant) => number.chars().map(|c| variant.letter(c)).collect(),
            None => number,
        })
    }

    /// One letter, or in an alphabet of its own all that follow it: `\mathrm{km}` is one word.
    fn letters(&mut self, first: char, whole: bool) -> MathNode {
        let Some(variant) = self.variant else {
            return MathNode::Identifier {
                text: first.into(),
                upright: false,
            };
        };
        let mut text = String::from(variant.letter(first));
        while whole && let Some(letter) = self.lexer.take_letter() {
            text.push(variant.letter(letter));
        }
        MathNode::Identifier {
            text,
            upright: variant == Variant::Upright,
        }
    }

    /// `atom` with the scripts that follow it.
    pub(super) fn scripted(&mut self, mut atom: Atom) -> Option<Atom> {
        let mut stacked = limits(&atom);
        if atom.class == Class::Space {
            return Some(atom);
        }
        while let Some(Token::Command(name @ ("limits" | "nolimits"))) = self.lexer.peek() {
            self.lexer.next();
            if !matches!(atom.class, Class::Large | Class::Function) {
                return None;
            }
            stacked = name == "limits";
            stay(&mut atom.node);
        }
        let (mut sub, mut sup, mut primes) = (None, None, String::new());
        loop {
            let script = match self.lexer.peek() {
                Some(Token::Char('_')) if sub.is_none() => &mut sub,
                Some(Token::Char('^')) if sup.is_none() => &mut sup,
                Some(Token::Char('\'')) if sup.is_none() => {
                    self.lexer.next();
                    primes.push('′');
                    continue;
                }
                // TeX takes a second script of a kind for an error.
                Some(Token::Char('_' | '^' | '\'')) => return None,
                _ => break,
            };
            self.lexer.next();
            *script = Some(self.argument()?);
        }
        if !primes.is_empty() {
            let primes = operator(&primes, None);
            sup = Some(match sup {
                Some(MathNode::Row(mut row)) => {
                    row.insert(0, primes);
                    MathNode::Row(row)
                }
                Some(sup) => MathNode::Row(vec![primes, sup]),
                None => primes,
            });
        }
        if sub.is_some() || sup.is_some() {
            atom.node = MathNode::Scripts(Box::new(MathScripts {
                base: atom.node,
                sub,
                sup,
                stacked,
            }));
        }
        Some(atom)
    }
}

/// Letters of other scripts whose order and shape do not depend on their neighbours; the rest need `\text`.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, 'À'..='ɏ' | 'Ά'..='ҁ' | 'Ҋ'..='ԯ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣')
}

/// One part, or a row of them.
pub(super) fn group(mut content: Vec<MathNode>) -> MathNode {
    match content.pop() {
        Some(only) if content.is_empty() => only,
        Some(last) => {
            content.push(last);
            MathNode::Row(content)
        }
        None => MathNode::Row(content),
    }
}

/// A sign with the room that is usual for it, or with `spacing`.
pub(super) fn operator(sign: &str, spacing: Option<MathSpacing>) -> MathNode {
    MathNode::Operator(MathOperator {
        text: sign.into(),
        spacing,
        ..Default::default()
    })
}

/// The name of a function, which takes limits or does not.
pub(super) fn function(text: String, limits: bool) -> Atom {
    let node = if limits {
        // Only an operator's limits can move to its side.
        MathNode::Operator(MathOperator {
            text,
            spacing: Some(MathSpacing::Tight),
            movable_limits: Some(true),
            ..Default::default()
        })
    } else {
        MathNode::Identifier { text, upright: true }
    };
    Atom::new(Class::Function, node)
}

/// Keeps limits where they are, within a line too.
pub(super) fn stay(node: &mut MathNode) {
    if let MathNode::Operator(operator) = node {
        operator.movable_limits = Some(false);
    }
}

/// Whether scripts of `atom` are limits where nothing else is said.
fn limits(atom: &Atom) -> bool {
    match &atom.node {
        MathNode::Operator(operator) => {
            operator.movable_limits.is_some()
                || atom.class == Class::Large && matches!(sign(&operator.text), Some((Kind::Large, _)))
        }
        // Braces under and over a part take a note.
        MathNode::Accent { mark, .. } => matches!(*mark, "⏞" | "⏟"),
        _ => false,
    }
}

fn size(command: &str) -> Option<MathSize> {
    Some(match command {
        "displaystyle" => MathSize::Display,
        "textstyle" => MathSize::Text,
        "scriptstyle" => MathSize::Script,
        _ => return None,
    })
}
