//! The parser: rows, scripts, and symbols. `commands` handles commands with arguments.

use super::alphabets::Alphabet;
use super::commands::{move_limits, size};
use super::lexer::{Lexer, Token};
use super::row::{Atom, Class, Row};
use super::symbols::{CHARACTERS, Kind, SYMBOLS, find, find_sign};
use crate::model::{MathGroup, MathNode, MathOperator, MathSpacing, MathToken};
use crate::text::word_list::contains_word;

/// Maximum nesting of groups. Parsing, drawing and dropping the tree recurse to this depth.
const MAX_DEPTH: u8 = 32;

pub(super) struct Parser<'a> {
    pub(super) lexer: Lexer<'a>,
    pub(super) alphabet: Option<&'static Alphabet>,
    depth: u8,
    /// Whether anything was not understood. A flag, because an `Option` for every part made a sixth of the
    /// parser's code: each `?` moves a part and drops the parts before it.
    failed: bool,
}

/// The end of a row, besides the end of the source.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// A closing brace, or the end of a cell, a row, a table or delimiters.
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
            failed: false,
        }
    }

    /// Parses the whole source. `None` if it is empty or anything is not understood.
    pub(super) fn formula(&mut self) -> Option<Vec<MathNode>> {
        let row = self.row(Stop::Mark, false);
        (self.lexer.peek().is_none() && !self.failed && !row.is_empty()).then_some(row)
    }

    /// Marks the formula as not understood. Skips the rest of the source, so that every loop ends. The
    /// results no longer count.
    pub(super) fn fail(&mut self) {
        self.failed = true;
        self.lexer = Lexer::new("");
    }

    /// Fails and returns a placeholder part.
    pub(super) fn failure(&mut self) -> Atom {
        self.fail();
        Atom::ordinary(nothing())
    }

    /// Takes `token`, or fails if something else follows.
    pub(super) fn expect(&mut self, token: Token) {
        if !self.lexer.take(token) {
            self.fail();
        }
    }

    /// Returns the value of `found`, or fails if there is none.
    pub(super) fn expected<T: Default>(&mut self, found: Option<T>) -> T {
        if found.is_none() {
            self.fail();
        }
        found.unwrap_or_default()
    }

    /// Returns the source between a pair of braces without nested braces.
    pub(super) fn raw_group(&mut self) -> &'a str {
        let group = self.lexer.raw_group();
        self.expected(group)
    }

    /// Parses parts up to the token that ends the row. The caller checks that token.
    pub(super) fn row(&mut self, stop: Stop, continues: bool) -> Vec<MathNode> {
        let mut row = Row::new(continues);
        if self.enter() {
            loop {
                let before = self.lexer;
                let Some(token) = self.lexer.next() else { break };
                let ends = match token {
                    Token::Char(c) => matches!(c, '}' | '&') || c == ']' && stop == Stop::Bracket,
                    Token::Command(name) => contains_word("\\ cr end right middle", name),
                };
                if ends {
                    self.lexer = before;
                    break;
                }
                let atom = match token {
                    Token::Command(name) if let Some((Kind::Size, sign)) = find(SYMBOLS, name) => {
                        let content = self.row(stop, continues);
                        row.push(Atom::ordinary(MathNode::Group(size(sign), content)));
                        continue;
                    }
                    // Commands that print nothing.
                    Token::Command("!" | "nonumber" | "notag") => continue,
                    Token::Command("color" | "label") => {
                        self.raw_group();
                        continue;
                    }
                    Token::Char('^' | '_' | '\'') => {
                        self.lexer = before;
                        Atom::ordinary(nothing())
                    }
                    token => self.atom(token, true),
                };
                row.push(self.scripted(atom));
            }
        }
        self.depth -= 1;
        row.into_nodes()
    }

    /// Enters a nesting level, which the caller leaves again. Returns whether it is allowed.
    fn enter(&mut self) -> bool {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.fail();
        }
        self.depth <= MAX_DEPTH
    }

    /// Parses one argument: a group, a command with its own arguments, or one character.
    pub(super) fn argument(&mut self) -> MathNode {
        match self.lexer.next() {
            Some(Token::Char('{')) => self.braced(),
            None | Some(Token::Char('}' | '&' | '^' | '_' | '\'' | '~')) => self.failure().node,
            Some(token) => {
                let atom = if self.enter() {
                    self.atom(token, false)
                } else {
                    self.failure()
                };
                self.depth -= 1;
                atom.node
            }
        }
    }

    /// Parses the rest of a group in braces.
    fn braced(&mut self) -> MathNode {
        let content = self.row(Stop::Mark, false);
        self.expect(Token::Char('}'));
        group(content)
    }

    /// Parses the part that begins with `token`. If `whole`, a number takes all its digits and a word all its
    /// letters.
    fn atom(&mut self, token: Token<'a>, whole: bool) -> Atom {
        match token {
            Token::Command(name) => self.command(name),
            Token::Char(c) => self.character(c, whole),
        }
    }

    fn character(&mut self, c: char, whole: bool) -> Atom {
        let node = match c {
            '{' => {
                let mut node = self.braced();
                // A single operator in braces has no space around it: `{=}`.
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
                    None if is_letter(c) => self.identifier(text, false),
                    None => self.failure(),
                };
            }
        };
        Atom::ordinary(node)
    }

    /// Builds an identifier in the current alphabet.
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

    /// Builds an identifier of one letter. In an alphabet of its own it takes all letters that follow:
    /// `\mathrm{km}` is one word.
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

    /// Adds the scripts that follow to `atom`.
    pub(super) fn scripted(&mut self, mut atom: Atom) -> Atom {
        let mut stacked = limits(&atom.node);
        if atom.class == Class::Space {
            return atom;
        }
        while let Some(Token::Command(name @ ("limits" | "nolimits"))) = self.lexer.peek() {
            self.lexer.next();
            if !matches!(atom.class, Class::Large | Class::Function) {
                self.fail();
            }
            stacked = name == "limits";
            move_limits(&mut atom.node, false);
        }
        let (mut sub, mut sup, mut primes) = (None, None, String::new());
        loop {
            let script = match self.lexer.peek() {
                Some(Token::Char('_')) => &mut sub,
                Some(Token::Char('^')) => &mut sup,
                Some(Token::Char('\'')) if sup.is_none() => {
                    self.lexer.next();
                    primes.push('′');
                    continue;
                }
                Some(Token::Char('\'')) => {
                    self.fail();
                    break;
                }
                _ => break,
            };
            self.lexer.next();
            // TeX rejects a second script of the same kind.
            if script.is_some() {
                self.fail();
            }
            *script = Some(self.argument());
        }
        if !primes.is_empty() {
            let mut raised = vec![operator(&primes, None)];
            raised.extend(sup);
            sup = Some(group(raised));
        }
        let kind = match (stacked, &sub, &sup) {
            (_, None, None) => return atom,
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
        atom
    }
}

/// Returns whether `c` is a letter of a script in which order and shape do not depend on the neighbours.
/// Other scripts need `\text`.
pub(super) fn is_letter(c: char) -> bool {
    matches!(c, 'À'..='ɏ' | 'Ά'..='ҁ' | 'Ҋ'..='ԯ' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='鿿' | '가'..='힣')
}

fn nothing() -> MathNode {
    MathNode::Group(MathGroup::Row, Vec::new())
}

/// Returns the only part, or a row of all parts.
pub(super) fn group(mut content: Vec<MathNode>) -> MathNode {
    if content.len() == 1
        && let Some(only) = content.pop()
    {
        return only;
    }
    MathNode::Group(MathGroup::Row, content)
}

/// Builds an operator with its default space, or with `spacing`.
pub(super) fn operator(sign: &str, spacing: Option<MathSpacing>) -> MathNode {
    MathNode::Operator(MathOperator {
        text: sign.into(),
        spacing,
        ..Default::default()
    })
}

/// Returns whether scripts of `node` are limits by default.
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
