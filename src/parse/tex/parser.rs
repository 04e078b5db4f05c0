//! Tokens to parts: rows, scripts, and signs that stand for themselves. What a command with arguments makes is in
//! `commands`.

use super::alphabets::Alphabet;
use super::commands::{move_limits, size};
use super::lexer::{Lexer, Token};
use super::row::{Atom, Class, Row};
use super::symbols::{CHARACTERS, Kind, SYMBOLS, find, find_sign};
use crate::model::{MathGroup, MathNode, MathOperator, MathSpacing, MathToken};

/// How deep groups may nest: reading, drawing and dropping the tree recurse as deep.
const MAX_DEPTH: u8 = 32;

pub(super) struct Parser<'a> {
    pub(super) lexer: Lexer<'a>,
    pub(super) alphabet: Option<&'static Alphabet>,
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
            alphabet: None,
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
                    Token::Command(name) if let Some((Kind::Size, sign)) = find(SYMBOLS, name) => {
                        let content = parser.row(stop, continues)?;
                        row.push(Atom::ordinary(MathNode::Group(size(sign), content)));
                    }
                    // What makes no mark on the page.
                    Token::Command("!" | "nonumber" | "notag") => {}
                    Token::Command("color" | "label") => {
                        parser.lexer.raw_group()?;
                    }
                    Token::Char('^' | '_' | '\'') => {
                        parser.lexer = before;
                        let nothing = Atom::ordinary(MathNode::Group(MathGroup::Row, Vec::new()));
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
            Token::Command(name) => self.command(name),
            Token::Char(c) => self.character(c, whole),
        }
    }

    fn character(&mut self, c: char, whole: bool) -> Option<Atom> {
        let node = match c {
            '{' => {
                let content = self.row(Stop::Mark, false)?;
                if !self.lexer.take(Token::Char('}')) {
                    return None;
                }
                let mut node = group(content);
                // A sign alone in braces is no operation: `{=}` has no room around it.
                if let MathNode::Operator(sign) = &mut node {
                    sign.spacing = Some(MathSpacing::Tight);
                }
                node
            }
            '0'..='9' => self.number(c, whole),
            '.' if whole && self.lexer.at_digit() => self.number(c, whole),
            'a'..='z' | 'A'..='Z' => self.letters(c, whole),
            _ => {
                let mut buffer = [0; 4];
                let text = &*c.encode_utf8(&mut buffer);
                let found = if c.is_ascii() {
                    find(CHARACTERS, text)
                } else {
                    find_sign(text)
                };
                return match found {
                    Some((kind, sign)) => self.meaning(kind, sign),
                    None => is_letter(c).then(|| self.identifier(text, false)),
                };
            }
        };
        Some(Atom::ordinary(node))
    }

    /// A letter in the alphabet of its place.
    pub(super) fn identifier(&self, letter: &str, upright: bool) -> Atom {
        let (text, upright) = match self.alphabet {
            Some(alphabet) => (alphabet.word(letter), upright || alphabet.is_upright()),
            None => (letter.to_owned(), upright),
        };
        let kind = if upright {
            MathToken::Upright
        } else {
            MathToken::Identifier
        };
        Atom::ordinary(MathNode::Token(kind, text))
    }

    fn number(&mut self, first: char, whole: bool) -> MathNode {
        let number = if whole {
            self.lexer.number(first)
        } else {
            first.into()
        };
        let number = match self.alphabet {
            Some(alphabet) => alphabet.word(&number),
            None => number,
        };
        MathNode::Token(MathToken::Number, number)
    }

    /// One letter, or in an alphabet of its own all that follow it: `\mathrm{km}` is one word.
    fn letters(&mut self, first: char, whole: bool) -> MathNode {
        let mut text = String::from(first);
        while whole
            && self.alphabet.is_some()
            && let Some(letter) = self.lexer.take_letter()
        {
            text.push(letter);
        }
        self.identifier(&text, false).node
    }

    /// `atom` with the scripts that follow it.
    pub(super) fn scripted(&mut self, mut atom: Atom) -> Option<Atom> {
        let mut stacked = limits(&atom.node);
        if atom.class == Class::Space {
            return Some(atom);
        }
        while let Some(Token::Command(name @ ("limits" | "nolimits"))) = self.lexer.peek() {
            self.lexer.next();
            if !matches!(atom.class, Class::Large | Class::Function) {
                return None;
            }
            stacked = name == "limits";
            move_limits(&mut atom.node, false);
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
            let mut raised = vec![operator(&primes, None)];
            raised.extend(sup);
            sup = Some(group(raised));
        }
        let kind = match (stacked, &sub, &sup) {
            (_, None, None) => return Some(atom),
            (false, Some(_), Some(_)) => MathGroup::SubSup,
            (false, Some(_), None) => MathGroup::Sub,
            (false, None, Some(_)) => MathGroup::Sup,
            (true, Some(_), Some(_)) => MathGroup::UnderOver,
            (true, Some(_), None) => MathGroup::Under,
            (true, None, Some(_)) => MathGroup::Over,
        };
        let mut parts = vec![atom.node];
        parts.extend(sub);
        parts.extend(sup);
        atom.node = MathNode::Group(kind, parts);
        Some(atom)
    }
}

/// Letters of other scripts whose order and shape do not depend on their neighbours; the rest need `\text`.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, 'À'..='ɏ' | 'Ά'..='ҁ' | 'Ҋ'..='ԯ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣')
}

/// One part, or a row of them.
pub(super) fn group(mut content: Vec<MathNode>) -> MathNode {
    if content.len() == 1
        && let Some(only) = content.pop()
    {
        return only;
    }
    MathNode::Group(MathGroup::Row, content)
}

/// A sign with the room that is usual for it, or with `spacing`.
pub(super) fn operator(sign: &str, spacing: Option<MathSpacing>) -> MathNode {
    MathNode::Operator(MathOperator {
        text: sign.into(),
        spacing,
        ..Default::default()
    })
}

/// Whether scripts of `node` are limits where nothing else is said.
fn limits(node: &MathNode) -> bool {
    match node {
        MathNode::Operator(operator) => operator.movable_limits.is_some(),
        // Braces over and under a part take a note.
        MathNode::Group(MathGroup::Accent | MathGroup::AccentBelow, parts) => {
            matches!(parts.last(), Some(MathNode::Operator(mark)) if matches!(&*mark.text, "⏞" | "⏟"))
        }
        _ => false,
    }
}
