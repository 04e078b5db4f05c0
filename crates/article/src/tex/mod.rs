//! TeX formulas as news, science and teaching write them: source text to tokens, tokens to the tree of
//! `model::formula`. What is not understood makes the whole formula `None`, so that no formula is drawn wrong.
//!
//! Spacing follows *The TeXbook*, chapters 17 and 18, where MathML's operator dictionary differs from it.

mod alphabets;
mod commands;
mod delimiters;
mod lexer;
mod parser;
mod row;
mod symbols;
mod tables;

#[cfg(test)]
mod tests;

use crate::model::Formula;
use parser::Parser;

/// Longer sources stay source: it bounds the time and the tree.
const MAX_BYTES: usize = 16 * 1024;

/// Reads a formula written in TeX's math mode, without the dollars around it.
///
/// `None` where anything in it is not understood, or it is over 16 KiB or nested over 32 deep: the caller shows the
/// source.
#[must_use]
pub fn tex(source: &str) -> Option<Formula> {
    if source.len() > MAX_BYTES {
        return None;
    }
    Parser::new(source).formula().map(Formula)
}
