//! Reads the YAML of front matter, and never gives up on it.
//!
//! 1. [`lines`] cuts the text into lines and measures how far in each stands;
//! 2. [`block`] reads names, lists and what belongs to them by those indents;
//! 3. [`multiline`] reads values that run over several lines: quoted, folded, literal;
//! 4. [`flow`] reads `[…]` and `{…}`;
//! 5. [`scalar`] tells numbers, `true` and `null` from text.
//!
//! The YAML 1.2.2 that people write in front matter is covered; tags are ignored, anchors, aliases and complex keys are
//! not (see `docs/decisions/0002-front-matter-reader.md`). A line that cannot be read adds a warning and is left out:
//! the others are read as if it were not there.

mod block;
mod flow;
mod lines;
mod multiline;
mod scalar;

use crate::model::Map;
use crate::warnings::Warnings;

/// Deeper values than this are left out: front matter needs four levels, and reading recurses.
const DEEPEST: usize = 32;

/// What the author is told of them.
const TOO_DEEP: &str = "expected at most 32 levels; what is deeper was left out";

/// More names than these in one map are left out: each is compared with those before it.
const MOST_NAMES: usize = 1000;

/// What the author is told of them.
const TOO_MANY: &str = "expected at most 1000 names; this one was left out";

/// What was read.
#[derive(Debug, Default)]
pub(crate) struct Yaml {
    /// Every name with its value. Numbers keep the characters they were written with: a headline `1.10` must not
    /// become `1.1`.
    pub(crate) map: Map,
    /// The line of each name of the outermost level, from 1 in the whole file.
    pub(crate) lines: Vec<(String, usize)>,
}

/// Reads `text`, whose first line is the file's `first_line`.
pub(crate) fn read(text: &str, first_line: usize, warnings: &mut Warnings) -> Yaml {
    block::Reader::new(text, first_line, warnings).read()
}

/// Whether `line` could be a `name: value` of the outermost level.
pub(crate) fn is_name(line: &str) -> bool {
    !line.starts_with([' ', '\t']) && block::is_name(line)
}

#[cfg(test)]
mod tests;
