//! Commands that take arguments.

use super::alphabets::Alphabet;
use super::delimiters::{fenced, fixed, growing};
use super::lexer::{Lexer, Token};
use super::parser::{Parser, Stop, group, is_letter, operator};
use super::row::{Atom, Class};
use super::symbols::{Kind, SYMBOLS, find};
use crate::model::{MathGroup, MathNode, MathOperator, MathSpacing, MathToken};

impl<'a> Parser<'a> {
    pub(super) fn command(&mut self, name: &'a str) -> Option<Atom> {
        if let Some((kind, sign)) = find(SYMBOLS, name) {
            return self.meaning(kind, sign);
        }
        if let Some((alphabet, words)) = Alphabet::of(name) {
            if words {
                return Some(Atom::ordinary(MathNode::Token(
                    MathToken::Text,
                    self.words(alphabet)?,
                )));
            }
            let outer = self.alphabet.replace(alphabet);
            let content = self.argument();
            self.alphabet = outer;
            return content.map(Atom::ordinary);
        }
        match name {
            "sqrt" => self.root(),
            "left" => self.left_right(),
            "begin" => self.environment(),
            "substack" => self.substack(),
            "operatorname" => {
                let limits = self.lexer.take(Token::Char('*'));
                Some(function(self.function_name()?, limits))
            }
            "pmod" => self.modulus(),
            "not" => self.negated(),
            "stackrel" | "overset" => self.stacked(MathGroup::Over),
            "underset" => self.stacked(MathGroup::Under),
            "textcolor" => {
                self.lexer.raw_group()?;
                self.argument().map(Atom::ordinary)
            }
            _ => {
                // `\bigl`, `\bigr`, `\bigm`.
                let (big, side) = name.split_at_checked(name.len().checked_sub(1)?)?;
                let class = match side {
                    "l" => Class::Open,
                    "r" => Class::Close,
                    "m" => Class::Relation,
                    _ => return None,
                };
                let (Kind::Big, height) = find(SYMBOLS, big)? else {
                    return None;
                };
                self.big(height, class)
            }
        }
    }

    /// What a name stands for, with the arguments that it takes.
    pub(super) fn meaning(&mut self, kind: Kind, sign: &'static str) -> Option<Atom> {
        let (class, spacing) = match kind {
            Kind::Slanted | Kind::Upright => return Some(self.identifier(sign, kind == Kind::Upright)),
            Kind::Open => return Some(fixed(Class::Open, sign)),
            Kind::Close => return Some(fixed(Class::Close, sign)),
            Kind::Fence => return Some(fixed(Class::Fence, sign)),
            Kind::Vertical => return Some(fixed(Class::Relation, sign)),
            Kind::Function | Kind::Limits => return Some(function(sign.to_owned(), kind == Kind::Limits)),
            Kind::Space => return Some(Atom::new(Class::Space, MathNode::Space(sign))),
            Kind::Accent | Kind::Wide | Kind::Below => {
                let shape = match (sign, kind) {
                    ("‾", _) => MathGroup::LineAbove,
                    ("_", _) => MathGroup::LineBelow,
                    (_, Kind::Below) => MathGroup::AccentBelow,
                    _ => MathGroup::Accent,
                };
                let mark = match kind {
                    Kind::Accent => fixed(Class::Ordinary, sign).node,
                    _ => growing(sign, None),
                };
                return Some(Atom::ordinary(MathNode::Group(
                    shape,
                    vec![self.argument()?, mark],
                )));
            }
            Kind::Fraction | Kind::Binomial => {
                let parts = vec![self.argument()?, self.argument()?];
                let mut node = if kind == Kind::Fraction {
                    MathNode::Group(MathGroup::Fraction, parts)
                } else {
                    fenced("(", MathNode::Group(MathGroup::Stack, parts), ")")
                };
                if sign != "-" {
                    node = MathNode::Group(size(sign), vec![node]);
                }
                return Some(Atom::ordinary(node));
            }
            Kind::Arrow => return self.arrow(sign),
            Kind::Big => return self.big(sign, Class::Fence),
            // For the rest of a row only.
            Kind::Size => return None,
            Kind::Binary => (Class::Binary, None),
            Kind::Relation => (Class::Relation, None),
            Kind::Large | Kind::Integral => (Class::Large, None),
            Kind::Punctuation => (Class::Punctuation, None),
            Kind::Separator => (Class::Punctuation, Some(MathSpacing::Separator)),
            Kind::Tight => (Class::Ordinary, Some(MathSpacing::Tight)),
            Kind::Postfix => (Class::Close, Some(MathSpacing::Tight)),
        };
        let mut atom = Atom::new(class, operator(sign, spacing));
        if kind == Kind::Large {
            move_limits(&mut atom.node, true);
        }
        Some(atom)
    }

    /// What follows in brackets, if brackets follow.
    fn option(&mut self) -> Option<Option<MathNode>> {
        if !self.lexer.take(Token::Char('[')) {
            return Some(None);
        }
        let content = self.row(Stop::Bracket, false)?;
        self.lexer.take(Token::Char(']')).then(|| Some(group(content)))
    }

    fn root(&mut self) -> Option<Atom> {
        let index = self.option()?;
        let mut parts = vec![self.argument()?];
        let kind = match index {
            Some(index) => {
                parts.push(index);
                MathGroup::Root
            }
            None => MathGroup::SquareRoot,
        };
        Some(Atom::ordinary(MathNode::Group(kind, parts)))
    }

    /// The letters of `\operatorname{…}`.
    fn function_name(&mut self) -> Option<String> {
        let mut name = String::new();
        let mut raw = Lexer::new(self.lexer.raw_group()?);
        while let Some(token) = raw.next() {
            name.push(match token {
                Token::Command(",") => '\u{2009}',
                Token::Char(c) if c.is_ascii_alphanumeric() || c == '-' || is_letter(c) => c,
                _ => return None,
            });
        }
        (!name.is_empty()).then_some(name)
    }

    /// `(mod n)`, a space before it.
    fn modulus(&mut self) -> Option<Atom> {
        let modulus = self.argument()?;
        Some(Atom::ordinary(MathNode::Group(
            MathGroup::Row,
            vec![
                MathNode::Space("1em"),
                fixed(Class::Open, "(").node,
                function("mod".to_owned(), false).node,
                MathNode::Space("0.3333em"),
                modulus,
                fixed(Class::Close, ")").node,
            ],
        )))
    }

    /// A stroke through the relation that follows: the sign that Unicode composes with U+0338.
    fn negated(&mut self) -> Option<Atom> {
        let mut node = self.argument()?;
        match &mut node {
            MathNode::Operator(sign) if sign.spacing.is_none() => sign.text.push('\u{338}'),
            _ => return None,
        }
        Some(Atom::new(Class::Relation, node))
    }

    /// A relation, or another part, with the argument read before it over or under it.
    fn stacked(&mut self, kind: MathGroup) -> Option<Atom> {
        let script = self.argument()?;
        let mut base = self.argument()?;
        move_limits(&mut base, false);
        let class = match &base {
            MathNode::Operator(MathOperator { spacing: None, .. }) => Class::Relation,
            _ => Class::Ordinary,
        };
        Some(Atom::new(class, MathNode::Group(kind, vec![base, script])))
    }

    /// An arrow as long as what stands on it.
    fn arrow(&mut self, sign: &str) -> Option<Atom> {
        let below = self.option()?;
        let above = self.argument()?;
        let shaft = growing(sign, None);
        let margin = || MathNode::Space("0.2778em");
        let above = MathNode::Group(MathGroup::Row, vec![margin(), above, margin()]);
        let (kind, parts) = match below {
            Some(below) => (MathGroup::UnderOver, vec![shaft, below, above]),
            None => (MathGroup::Over, vec![shaft, above]),
        };
        Some(Atom::new(Class::Relation, MathNode::Group(kind, parts)))
    }

    /// The words of `\text{…}`, with the spaces at their ends.
    fn words(&mut self, alphabet: &Alphabet) -> Option<String> {
        if !self.lexer.take(Token::Char('{')) {
            return None;
        }
        let mut words = String::new();
        let mut open = 1_u32;
        while open > 0 {
            let c = match self.lexer.raw_char()? {
                '{' => {
                    open += 1;
                    continue;
                }
                '}' => {
                    open -= 1;
                    continue;
                }
                '\\' => match self.lexer.raw_char()? {
                    c @ ('%' | '$' | '#' | '&' | '_' | '{' | '}') => c,
                    ' ' | ',' | ';' => '\u{a0}',
                    _ => return None,
                },
                // Mathematics within the words, and what TeX would stop at.
                '$' | '%' | '#' | '&' | '_' | '^' => return None,
                '~' => '\u{a0}',
                // MathML drops ordinary spaces at the ends.
                space if space.is_ascii_whitespace() => '\u{a0}',
                '\'' => '’',
                '`' => '‘',
                c => alphabet.letter(c),
            };
            if c != '\u{a0}' || !words.ends_with(c) {
                words.push(c);
            }
        }
        Some(words)
    }
}

pub(super) fn size(sign: &str) -> MathGroup {
    match sign {
        "d" => MathGroup::DisplaySize,
        "t" => MathGroup::TextSize,
        _ => MathGroup::ScriptSize,
    }
}

/// The name of a function, which takes limits or does not.
fn function(text: String, limits: bool) -> Atom {
    let node = if limits {
        // Only an operator's limits can move to its side.
        let mut node = operator(&text, Some(MathSpacing::Tight));
        move_limits(&mut node, true);
        node
    } else {
        MathNode::Token(MathToken::Upright, text)
    };
    Atom::new(Class::Function, node)
}

/// Whether limits of `node` go to its side within a line of text.
pub(super) fn move_limits(node: &mut MathNode, movable: bool) {
    if let MathNode::Operator(operator) = node {
        operator.movable_limits = Some(movable);
    }
}
