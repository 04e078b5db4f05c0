//! Reads the YAML of front matter, also if it has mistakes.
//!
//! 1. [`lines`] splits the text into lines and measures their indents;
//! 2. [`block`] reads names, lists and their values by these indents;
//! 3. [`multiline`] reads values of several lines: quoted, folded, literal;
//! 4. [`flow`] reads `[…]` and `{…}`;
//! 5. [`scalar`] distinguishes numbers, `true` and `null` from text.
//!
//! The reader covers the YAML 1.2.2 that people write in front matter. Tags are ignored. Anchors, aliases and complex keys
//! are not read (see `docs/decisions/0002-front-matter-reader.md`). A line that cannot be read adds a warning and is left
//! out; the other lines are read without it.

mod block;
mod flow;
mod lines;
mod multiline;
mod scalar;

use crate::model::Map;
use crate::warnings::Warnings;

/// Maximum depth of values. Front matter needs four levels, and reading recurses.
const DEEPEST: usize = 32;

const TOO_DEEP: &str = "expected at most 32 levels; deeper values were left out";

/// Maximum number of names in one map: each name is compared with those before it.
const MOST_NAMES: usize = 1000;

const TOO_MANY: &str = "expected at most 1000 names; this one was left out";

/// The content of front matter.
#[derive(Debug, Default)]
pub(crate) struct Yaml {
    /// Every name with its value. Numbers keep the characters they were written with: a headline `1.10` must not
    /// become `1.1`.
    pub(crate) map: Map,
    /// The line of each name of the outermost level, from 1 in the whole file.
    pub(crate) lines: Vec<(String, usize)>,
}

/// Reads `text`. Its first line is line `first_line` of the file.
pub(crate) fn read(text: &str, first_line: usize, warnings: &mut Warnings) -> Yaml {
    block::Reader::new(text, first_line, warnings).read()
}

/// Returns whether `line` could be a `name: value` of the outermost level.
pub(crate) fn is_name(line: &str) -> bool {
    !line.starts_with([' ', '\t']) && block::is_name(line)
}

#[cfg(test)]
mod tests;
