//! TeX formulas as news, science and teaching write them: source to tokens, tokens to the tree of
//! `model::formula`. If anything is not understood, the whole formula is `None`, so that no formula is drawn
//! wrong.
//!
//! If MathML's operator dictionary differs from TeX, spacing follows *The TeXbook*, chapters 17 and 18.

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

/// Longer formulas are shown as source. This limits time and the size of the tree.
const MAX_BYTES: usize = 16 * 1024;

/// Parses a formula in TeX's math mode, without the dollars around it.
///
/// Returns `None` if anything in it is not understood, if it is longer than 16 KiB, or if it is nested deeper
/// than 32 levels. The caller then shows the source.
#[must_use]
pub fn tex(source: &str) -> Option<Formula> {
    if source.len() > MAX_BYTES {
        return None;
    }
    Parser::new(source).formula().map(Formula)
}
