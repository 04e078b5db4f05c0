//! Step 3: a table of pulldown-cmark's, with the texts that nothing else uses, moves into a part of its own: HTML's names of characters,
//! a fourth of the part that reads articles, which only a text with `&name;` needs (`src/load/references.rs`). Until it has come
//! there are zeros in its place, and so empty texts: no name is found in it, and every one stays as it is written.
//!
//! Nothing of it is guessed. The linker's symbols and relocations (tool conventions for WebAssembly, Linking.md) say where the
//! table is, what it points to, and what else is pointed to from elsewhere: that stays.

use std::ops::Range;

use super::linked::Linked;
use super::segments::{Segment, cut, read, segments, text, with_segments};
use super::split::Split;
use crate::error::{Error, Result};
use crate::files;

/// The part that gets the table.
const PART: &str = "split_references";

/// The longest name, by which the table is known.
const LONGEST: &[u8] = b"CounterClockwiseContourIntegral";

/// A row of the table: address and length of a name, address and length of its characters.
const ROW: usize = 16;

/// Moves the table from the files of `split` into its part. `module` is what was cut up.
pub fn move_table(module: &[u8], split: &Split) -> Result {
    let wrong = |why: &dyn std::fmt::Display| {
        Error::new("move the names of characters into their part", why).remedy(
            "Compare xtask/src/publish/module/late.rs with what pulldown-cmark and the linker write today.",
        )
    };
    let table = table(module)
        .map_err(|error| wrong(&error))?
        .ok_or_else(|| wrong(&"no table points to the longest of them"))?;
    let part = split.files.iter().find(|path| files::stem(path) == PART);
    let part = part.ok_or_else(|| wrong(&format!("there is no {PART}")))?;
    for path in split.files.iter().chain([&split.main]) {
        let file = files::read(path)?;
        let segments = segments(&file).map_err(|error| wrong(&error))?;
        if let Some(places) = table.places_in(&segments) {
            let (kept, moved) = cut(&segments, &places);
            files::write(path, with_segments(&file, &kept).map_err(|error| wrong(&error))?)?;
            let file = files::read(part)?;
            return files::write(part, with_segments(&file, &moved).map_err(|error| wrong(&error))?);
        }
    }
    Err(wrong(&"none of the pieces holds it"))
}

/// The table as it is in the whole module.
struct Table {
    /// How many rows it has.
    rows: usize,
    /// The row of the longest name.
    longest: usize,
    /// The places in the table that point to what nothing else points to, each the first byte of an address.
    alone: Vec<usize>,
}

impl Table {
    /// Where the table and its texts are in a piece of the module, in order; `None` where the piece does not hold it.
    fn places_in(&self, segments: &[Segment]) -> Option<Vec<Range<usize>>> {
        let start = longest(segments)?.checked_sub(self.longest * ROW)?;
        let table = start..start + self.rows * ROW;
        let rows = read(segments, table.clone())?;
        let mut places: Vec<_> = self.alone.iter().filter_map(|&at| text(rows, at)).collect();
        places.push(table);
        places.sort_by_key(|place| place.start);
        Some(places)
    }
}

/// The table in `module`, by its relocations.
fn table(module: &[u8]) -> wasmparser::Result<Option<Table>> {
    let segments = segments(module)?;
    let linked = Linked::read(module)?;
    let found = longest(&segments).and_then(|at| {
        let table = linked.symbol_at(at)?;
        Some((at, read(&segments, table.clone())?, table))
    });
    let Some((longest, rows, table)) = found else {
        return Ok(None);
    };
    let elsewhere = linked.pointed_to_outside(&table);
    let is_alone = |text: &Range<usize>| {
        !elsewhere
            .iter()
            .any(|other| other.start < text.end && text.start < other.end)
    };
    let alone = (0..rows.len())
        .step_by(ROW / 2)
        .filter(|&at| text(rows, at).is_some_and(|text| is_alone(&text)))
        .collect();
    Ok(Some(Table {
        rows: rows.len() / ROW,
        longest: (longest - table.start) / ROW,
        alone,
    }))
}

/// The address at which the longest name's stands.
fn longest(segments: &[Segment]) -> Option<usize> {
    segments.iter().find_map(|segment| {
        let mut texts = segment.texts();
        let (at, _) = texts.find(|(_, text)| read(segments, text.clone()) == Some(LONGEST))?;
        Some(segment.start + at)
    })
}
