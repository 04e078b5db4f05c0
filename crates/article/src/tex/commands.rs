//! Commands that take arguments.

use super::alphabets::Alphabet;
use super::delimiters::{fenced, fixed, growing};
use super::lexer::{Lexer, Token};
use super::parser::{Parser, Stop, group, is_letter, operator};
use super::row::{Atom, Class};
use super::symbols::{Kind, SYMBOLS, find};
use crate::model::{MathGroup, MathNode, MathOperator, MathSpacing, MathToken};

impl<'a> Parser<'a> {
    pub(super) fn command(&mut self, name: &'a str) -> Atom {
        if let Some((kind, sign)) = find(SYMBOLS, name) {
            return self.meaning(kind, sign);
        }
        if let Some((alphabet, words)) = Alphabet::of(name) {
            if words {
                return Atom::ordinary(MathNode::Token(MathToken::Text, self.words(alphabet)));
            }
            let outer = self.alphabet.replace(alphabet);
            let content = self.argument();
            self.alphabet = outer;
            return Atom::ordinary(content);
        }
        match name {
            "sqrt" => self.root(),
            "left" => self.left_right(),
            "begin" => self.environment(),
            "substack" => self.substack(),
            "operatorname" => {
                let limits = self.lexer.take(Token::Char('*'));
                function(self.function_name(), limits)
            }
            "pmod" => self.modulus(),
            "not" => self.negated(),
            "stackrel" | "overset" => self.stacked(MathGroup::Over),
            "underset" => self.stacked(MathGroup::Under),
            "textcolor" => {
                self.raw_group();
                Atom::ordinary(self.argument())
            }
            _ => self.sided(name),
        }
    }

    /// `\bigl`, `\bigr`, `\bigm`.
    fn sided(&mut self, name: &str) -> Atom {
        for (side, class) in [('l', Class::Open), ('r', Class::Close), ('m', Class::Relation)] {
            if let Some(big) = name.strip_suffix(side)
                && let Some((Kind::Big, height)) = find(SYMBOLS, big)
            {
                return self.big(height, class);
            }
        }
        self.failure()
    }

    /// Reads the arguments of a command and builds its node.
    pub(super) fn meaning(&mut self, kind: Kind, sign: &'static str) -> Atom {
        let (class, spacing) = match kind {
            Kind::Slanted | Kind::Upright => return self.identifier(sign, kind == Kind::Upright),
            Kind::Open => return fixed(Class::Open, sign),
            Kind::Close => return fixed(Class::Close, sign),
            Kind::Fence => return fixed(Class::Fence, sign),
            Kind::Vertical => return fixed(Class::Relation, sign),
            Kind::Function | Kind::Limits => return function(sign.to_owned(), kind == Kind::Limits),
            Kind::Space => return Atom::new(Class::Space, MathNode::Space(sign)),
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
                return Atom::ordinary(MathNode::Group(shape, vec![self.argument(), mark]));
            }
            Kind::Fraction | Kind::Binomial => {
                let parts = vec![self.argument(), self.argument()];
                let mut node = if kind == Kind::Fraction {
                    MathNode::Group(MathGroup::Fraction, parts)
                } else {
                    fenced("(", MathNode::Group(MathGroup::Stack, parts), ")")
                };
                if sign != "-" {
                    node = MathNode::Group(size(sign), vec![node]);
                }
                return Atom::ordinary(node);
            }
            Kind::Arrow => return self.arrow(sign),
            Kind::Big => return self.big(sign, Class::Fence),
            // These apply to the rest of a row only.
            Kind::Size => return self.failure(),
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
        atom
    }

    /// Reads an optional argument in brackets.
    fn option(&mut self) -> Option<MathNode> {
        if !self.lexer.take(Token::Char('[')) {
            return None;
        }
        let content = self.row(Stop::Bracket, false);
        self.expect(Token::Char(']'));
        Some(group(content))
    }

    fn root(&mut self) -> Atom {
        let index = self.option();
        let mut parts = vec![self.argument()];
        let kind = match index {
            Some(_) => MathGroup::Root,
            None => MathGroup::SquareRoot,
        };
        parts.extend(index);
        Atom::ordinary(MathNode::Group(kind, parts))
    }

    /// Reads the name in `\operatorname{…}`.
    fn function_name(&mut self) -> String {
        let mut name = String::new();
        let mut raw = Lexer::new(self.raw_group());
        while let Some(token) = raw.next() {
            name.push(match token {
                Token::Command(",") => '\u{2009}',
                Token::Char(c) if c.is_ascii_alphanumeric() || c == '-' || is_letter(c) => c,
                _ => {
                    self.fail();
                    break;
                }
            });
        }
        if name.is_empty() {
            self.fail();
        }
        name
    }

    /// Builds `(mod n)` with a space before it.
    fn modulus(&mut self) -> Atom {
        let modulus = self.argument();
        Atom::ordinary(MathNode::Group(
            MathGroup::Row,
            vec![
                MathNode::Space("1em"),
                fixed(Class::Open, "(").node,
                function("mod".to_owned(), false).node,
                MathNode::Space("0.3333em"),
                modulus,
                fixed(Class::Close, ")").node,
            ],
        ))
    }

    /// Negates the relation that follows: the character that Unicode composes with U+0338.
    fn negated(&mut self) -> Atom {
        let mut node = self.argument();
        match &mut node {
            MathNode::Operator(sign) if sign.spacing.is_none() => sign.text.push('\u{338}'),
            _ => self.fail(),
        }
        Atom::new(Class::Relation, node)
    }

    /// Puts the argument read before over or under the part that follows.
    fn stacked(&mut self, kind: MathGroup) -> Atom {
        let script = self.argument();
        let mut base = self.argument();
        move_limits(&mut base, false);
        let class = match &base {
            MathNode::Operator(MathOperator { spacing: None, .. }) => Class::Relation,
            _ => Class::Ordinary,
        };
        Atom::new(class, MathNode::Group(kind, vec![base, script]))
    }

    /// Builds an arrow as long as the text on it.
    fn arrow(&mut self, sign: &str) -> Atom {
        let below = self.option();
        let margin = || MathNode::Space("0.2778em");
        let above = MathNode::Group(MathGroup::Row, vec![margin(), self.argument(), margin()]);
        let kind = match below {
            Some(_) => MathGroup::UnderOver,
            None => MathGroup::Over,
        };
        let mut parts = vec![growing(sign, None)];
        parts.extend(below);
        parts.push(above);
        Atom::new(Class::Relation, MathNode::Group(kind, parts))
    }

    /// Reads the words of `\text{…}`, with the spaces at both ends.
    fn words(&mut self, alphabet: &Alphabet) -> String {
        self.expect(Token::Char('{'));
        let mut words = String::new();
        let mut open = 1_u32;
        while open > 0 {
            let c = match self.expect_char() {
                '{' => {
                    open += 1;
                    continue;
                }
                '}' => {
                    open -= 1;
                    continue;
                }
                '\\' => match self.expect_char() {
                    c @ ('%' | '$' | '#' | '&' | '_' | '{' | '}') => c,
                    ' ' | ',' | ';' => '\u{a0}',
                    _ => {
                        self.fail();
                        break;
                    }
                },
                // Math within the words, and characters at which TeX would stop.
                '$' | '%' | '#' | '&' | '_' | '^' | NOTHING => {
                    self.fail();
                    break;
                }
                '~' => '\u{a0}',
                // MathML drops ordinary spaces at both ends.
                space if space.is_ascii_whitespace() => '\u{a0}',
                '\'' => '’',
                '`' => '‘',
                c => alphabet.letter(c),
            };
            if c != '\u{a0}' || !words.ends_with(c) {
                words.push(c);
            }
        }
        words
    }

    /// Returns the next character. If there is none, fails and returns [`NOTHING`].
    fn expect_char(&mut self) -> char {
        self.lexer.raw_char().unwrap_or(NOTHING)
    }
}

/// Marks the end of the source. Articles hold no NUL.
const NOTHING: char = '\0';

pub(super) fn size(sign: &str) -> MathGroup {
    match sign {
        "d" => MathGroup::DisplaySize,
        "t" => MathGroup::TextSize,
        _ => MathGroup::ScriptSize,
    }
}

/// Builds a function name, with or without limits.
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

/// Sets whether limits of `node` move to its side within a line of text.
pub(super) fn move_limits(node: &mut MathNode, movable: bool) {
    if let MathNode::Operator(operator) = node {
        operator.movable_limits = Some(movable);
    }
}
