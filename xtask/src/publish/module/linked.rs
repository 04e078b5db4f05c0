//! The linker's notes about data: the symbols, and which of them points to which (tool conventions for WebAssembly, Linking.md,
//! sections 'Symbol Table Subsection' and 'Relocation Sections').

use std::ops::Range;

use wasmparser::{KnownCustom, Linking, Parser, Payload, SymbolInfo};

use super::segments::{Segment, segments};

/// The symbols and the pointers of a module that was linked with `--emit-relocs`.
pub struct Linked {
    /// The place of each data symbol in the memory, by the symbol's number; `None` for other symbols.
    symbols: Vec<Option<Range<usize>>>,
    /// The pointers in data: their own address, and the number of the symbol that they point to.
    in_data: Vec<(usize, usize)>,
    /// The symbols that code points to.
    in_code: Vec<usize>,
}

impl Linked {
    /// Reads the linker's notes in `module`.
    pub fn read(module: &[u8]) -> wasmparser::Result<Self> {
        let mut linked = Self {
            symbols: Vec::new(),
            in_data: Vec::new(),
            in_code: Vec::new(),
        };
        let segments = segments(module)?;
        // The offsets in the file of the data section's content and of each segment's.
        let mut data = None;
        let mut begins = Vec::new();
        for (number, payload) in Parser::new(0).parse_all(module).filter(is_section).enumerate() {
            let section = match payload? {
                Payload::DataSection(section) => {
                    data = Some((number, section.range().start));
                    for segment in section {
                        let segment = segment?;
                        begins.push(segment.range.end - segment.data.len() as u64);
                    }
                    continue;
                }
                Payload::CustomSection(section) => section,
                _ => continue,
            };
            match section.as_known() {
                KnownCustom::Linking(reader) => {
                    for subsection in reader.subsections() {
                        if let Linking::SymbolTable(symbols) = subsection? {
                            for symbol in symbols {
                                linked.symbols.push(place(&symbol?, &segments));
                            }
                        }
                    }
                }
                KnownCustom::Reloc(reader) => {
                    let of_data = data.filter(|&(number, _)| number == reader.section_index() as usize);
                    for entry in reader.entries() {
                        let entry = entry?;
                        let symbol = entry.index as usize;
                        match of_data {
                            None => linked.in_code.push(symbol),
                            Some((_, start)) => {
                                let at = start + u64::from(entry.offset);
                                let inside = begins
                                    .iter()
                                    .zip(&segments)
                                    .rev()
                                    .find(|&(&begin, _)| begin <= at);
                                linked.in_data.extend(
                                    inside.map(|(begin, segment)| {
                                        (segment.start + (at - begin) as usize, symbol)
                                    }),
                                );
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(linked)
    }

    /// Returns the symbol that holds the byte at the address `at`.
    pub fn symbol_at(&self, at: usize) -> Option<Range<usize>> {
        self.symbols
            .iter()
            .flatten()
            .find(|place| place.contains(&at))
            .cloned()
    }

    /// Returns the symbols to which something outside of `symbol` points.
    pub fn pointed_to_outside(&self, symbol: &Range<usize>) -> Vec<Range<usize>> {
        let in_data = self
            .in_data
            .iter()
            .filter(|(at, _)| !symbol.contains(at))
            .map(|&(_, to)| to);
        let all = in_data.chain(self.in_code.iter().copied());
        all.filter_map(|to| self.symbols.get(to)?.clone()).collect()
    }
}

/// The linker numbers sections; the other payloads are the module's head and end, and the functions inside of the code section.
fn is_section(payload: &wasmparser::Result<Payload<'_>>) -> bool {
    payload
        .as_ref()
        .map_or(true, |payload| payload.as_section().is_some())
}

fn place(symbol: &SymbolInfo<'_>, segments: &[Segment]) -> Option<Range<usize>> {
    let SymbolInfo::Data {
        symbol: Some(symbol), ..
    } = symbol
    else {
        return None;
    };
    let start = segments.get(symbol.index as usize)?.start + symbol.offset as usize;
    Some(start..start + symbol.size as usize)
}
