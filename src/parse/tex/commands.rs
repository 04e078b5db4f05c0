//! Commands that take arguments.

use super::delimiters::{fenced, fixed};
use super::lexer::Token;
use super::parser::{Parser, Stop, function, group, is_letter, operator, stay};
use super::row::{Atom, Class};
use super::variant::Variant;
use crate::model::{MathNode, MathOperator, MathScripts, MathSize, MathSpace, MathSpacing};

impl<'a> Parser<'a> {
    pub(super) fn command(&mut self, name: &'a str) -> Option<Atom> {
        if let Some(space) = space(name) {
            return Some(Atom::new(Class::Space, MathNode::Space(space)));
        }
        if let Some((mark, wide, below)) = accent(name) {
            let base = Box::new(self.argument()?);
            return Some(Atom::ordinary(MathNode::Accent {
                base,
                mark,
                wide,
                below,
            }));
        }
        if let Some(variant) = Variant::math(name) {
            let outer = self.variant.replace(variant);
            let content = self.argument();
            self.variant = outer;
            return Some(Atom::ordinary(content?));
        }
        if let Some(variant) = Variant::text(name) {
            return Some(Atom::ordinary(MathNode::Text(self.words(variant)?)));
        }
        match name {
            "frac" => self.fraction(None),
            "dfrac" | "cfrac" => self.fraction(Some(MathSize::Display)),
            "tfrac" => self.fraction(Some(MathSize::Text)),
            "binom" => self.binomial(None),
            "dbinom" => self.binomial(Some(MathSize::Display)),
            "tbinom" => self.binomial(Some(MathSize::Text)),
            "sqrt" => self.root(),
            "left" => self.left_right(),
            "begin" => self.environment(),
            "substack" => self.substack(),
            "operatorname" => {
                let limits = self.lexer.take(Token::Char('*'));
                Some(function(self.function_name()?, limits))
            }
            "bmod" => Some(Atom::new(Class::Binary, operator("mod", None))),
            "pmod" => self.modulus(),
            "colon" => Some(Atom::new(
                Class::Punctuation,
                operator(":", Some(MathSpacing::Separator)),
            )),
            "not" => self.negated(),
            "stackrel" | "overset" => {
                let above = self.argument()?;
                self.stacked(None, Some(above))
            }
            "underset" => {
                let below = self.argument()?;
                self.stacked(Some(below), None)
            }
            "xrightarrow" => self.arrow("→"),
            "xleftarrow" => self.arrow("←"),
            "textcolor" => {
                self.lexer.raw_group()?;
                self.argument().map(Atom::ordinary)
            }
            _ => self.big(name),
        }
    }

    fn fraction(&mut self, size: Option<MathSize>) -> Option<Atom> {
        let parts = Box::new([self.argument()?, self.argument()?]);
        Some(Atom::ordinary(sized(
            size,
            MathNode::Fraction { parts, line: true },
        )))
    }

    fn binomial(&mut self, size: Option<MathSize>) -> Option<Atom> {
        let parts = Box::new([self.argument()?, self.argument()?]);
        let atom = fenced("(", MathNode::Fraction { parts, line: false }, ")");
        Some(Atom::ordinary(sized(size, atom.node)))
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
        let index = self.option()?.map(Box::new);
        let radicand = Box::new(self.argument()?);
        Some(Atom::ordinary(MathNode::Root { radicand, index }))
    }

    /// The letters of `\operatorname{…}`.
    fn function_name(&mut self) -> Option<String> {
        let raw = self.lexer.raw_group()?.replace("\\,", "\u{2009}");
        let letters = |c: char| c.is_ascii_alphanumeric() || is_letter(c) || matches!(c, '-' | '\u{2009}');
        let name: String = raw
            .chars()
            .filter(|c| !c.is_whitespace() || *c == '\u{2009}')
            .collect();
        (!name.is_empty() && name.chars().all(letters)).then_some(name)
    }

    /// `(mod n)`, a space before it.
    fn modulus(&mut self) -> Option<Atom> {
        let modulus = self.argument()?;
        let word = MathNode::Identifier {
            text: "mod".into(),
            upright: true,
        };
        Some(Atom::ordinary(MathNode::Row(vec![
            MathNode::Space(MathSpace::Quad),
            fixed(Class::Open, "(").node,
            word,
            MathNode::Space(MathSpace::Word),
            modulus,
            fixed(Class::Close, ")").node,
        ])))
    }

    /// A stroke through the relation that follows: the sign that Unicode composes with U+0338.
    fn negated(&mut self) -> Option<Atom> {
        let node = match self.argument()? {
            MathNode::Operator(MathOperator {
                mut text,
                form,
                spacing,
                stretchy,
                ..
            }) if spacing.is_none() => {
                text.push('\u{338}');
                MathNode::Operator(MathOperator {
                    text,
                    form,
                    spacing,
                    stretchy,
                    ..Default::default()
                })
            }
            _ => return None,
        };
        Some(Atom::new(Class::Relation, node))
    }

    fn stacked(&mut self, sub: Option<MathNode>, sup: Option<MathNode>) -> Option<Atom> {
        let mut base = self.argument()?;
        stay(&mut base);
        let class = match &base {
            MathNode::Operator(MathOperator { spacing: None, .. }) => Class::Relation,
            _ => Class::Ordinary,
        };
        Some(Atom::new(class, over_and_under(base, sub, sup)))
    }

    /// An arrow as long as what stands on it.
    fn arrow(&mut self, sign: &str) -> Option<Atom> {
        let below = self.option()?;
        let above = self.argument()?;
        let shaft = MathNode::Operator(MathOperator {
            text: sign.into(),
            stretchy: Some(true),
            ..Default::default()
        });
        let margin = || MathNode::Space(MathSpace::Thick);
        let above = MathNode::Row(vec![margin(), above, margin()]);
        Some(Atom::new(
            Class::Relation,
            over_and_under(shaft, below, Some(above)),
        ))
    }

    /// The words of `\text{…}`, with the spaces at their ends.
    fn words(&mut self, variant: Variant) -> Option<String> {
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
                c => variant.letter(c),
            };
            if c != '\u{a0}' || !words.ends_with(c) {
                words.push(c);
            }
        }
        Some(words)
    }
}

fn over_and_under(base: MathNode, sub: Option<MathNode>, sup: Option<MathNode>) -> MathNode {
    MathNode::Scripts(Box::new(MathScripts {
        base,
        sub,
        sup,
        stacked: true,
    }))
}

fn sized(size: Option<MathSize>, node: MathNode) -> MathNode {
    match size {
        Some(size) => MathNode::Sized {
            size,
            content: vec![node],
        },
        None => node,
    }
}

fn space(command: &str) -> Option<MathSpace> {
    Some(match command {
        "," | "thinspace" => MathSpace::Thin,
        ":" | ">" | "medspace" => MathSpace::Medium,
        ";" | "thickspace" => MathSpace::Thick,
        " " | "space" => MathSpace::Word,
        "quad" => MathSpace::Quad,
        "qquad" => MathSpace::DoubleQuad,
        _ => return None,
    })
}

/// The mark, whether it is as wide as what it marks, and whether it stands below.
fn accent(command: &str) -> Option<(&'static str, bool, bool)> {
    Some(match command {
        "hat" => ("^", false, false),
        "widehat" => ("^", true, false),
        "bar" => ("¯", false, false),
        "overline" => ("‾", true, false),
        "underline" => ("_", true, true),
        "vec" => ("→", false, false),
        "overrightarrow" => ("→", true, false),
        "overleftarrow" => ("←", true, false),
        "dot" => ("˙", false, false),
        "ddot" => ("¨", false, false),
        "tilde" => ("~", false, false),
        "widetilde" => ("~", true, false),
        "check" => ("ˇ", false, false),
        "breve" => ("˘", false, false),
        "acute" => ("´", false, false),
        "grave" => ("`", false, false),
        "mathring" => ("˚", false, false),
        "overbrace" => ("⏞", true, false),
        "underbrace" => ("⏟", true, true),
        _ => return None,
    })
}
