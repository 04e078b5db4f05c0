//! Step 2: HTML's 2,125 names of characters move into a part of their own. They are a table in pulldown-cmark, a fourth of the part
//! that reads articles, and only a text with `&name;` needs it (`src/load/references.rs`). Until that part is loaded the memory
//! holds zeros there, which are empty names: the search finds nothing, and `&name;` stays as it is written.
//!
//! The table is a dependency's, so that no code of ours can put it into a part. The linker's symbols and relocations (tool
//! conventions for WebAssembly, Linking.md) say where it is, to which texts it points, and which of those have another user. Those
//! stay.

use std::ops::Range;

use super::linked::Linked;
use super::segments::{Segment, cut, read, segments, text, with_segments};
use super::split::Split;
use crate::error::{Error, Result};
use crate::files;

/// The piece that receives the table.
const PART: &str = "split_references";

/// The longest name, by which the table is found.
const LONGEST: &[u8] = b"CounterClockwiseContourIntegral";

/// The size of a row: address and length of a name, address and length of its characters.
const ROW: usize = 16;

/// Moves the table from the pieces of `split` into its part. `module` is the whole module.
pub fn move_table(module: &[u8], split: &Split) -> Result {
    let wrong = |why: &dyn std::fmt::Display| {
        Error::new("move the names of characters into their part", why).remedy(
            "Compare xtask/src/publish/module/character_names.rs with the table of this version of pulldown-cmark.",
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

/// The table in the whole module.
struct Table {
    /// The number of its rows.
    rows: usize,
    /// The row of the longest name.
    longest: usize,
    /// The offsets of the addresses in it to whose texts nothing else points.
    alone: Vec<usize>,
}

impl Table {
    /// Returns the places of the table and its texts in a piece of the module, in order, or `None` if the piece does not hold it.
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

/// Finds the table in `module`, and by its relocations the texts that it alone uses.
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

/// Returns the address of the pointer to the longest name.
fn longest(segments: &[Segment]) -> Option<usize> {
    segments.iter().find_map(|segment| {
        let mut texts = segment.texts();
        let (at, _) = texts.find(|(_, text)| read(segments, text.clone()) == Some(LONGEST))?;
        Some(segment.start + at)
    })
}
