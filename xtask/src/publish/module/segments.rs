//! The data segments of a module: the bytes that it puts into its memory when it starts (WebAssembly core specification 3.0,
//! section 2.5.6).

use std::convert::Infallible;
use std::ops::Range;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ConstExpr, DataSection, Module};
use wasmparser::{DataKind, DataSectionReader, Operator, Parser, Payload};

/// Two places with no more than this between them are moved as one segment, with the bytes between, which also stay: the head of
/// another segment would be longer.
const GAP: usize = 8;

/// Bytes with their address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The address of the first byte.
    pub start: usize,
    pub bytes: Vec<u8>,
}

impl Segment {
    /// The address after the last.
    fn end(&self) -> usize {
        self.start + self.bytes.len()
    }

    fn piece(&self, place: Range<usize>) -> Self {
        let bytes = self.bytes.get(place.start - self.start..place.end - self.start);
        Self {
            start: place.start,
            bytes: bytes.unwrap_or_default().to_vec(),
        }
    }

    /// Returns every aligned pair of words that may be the address and the length of a text: its offset in the segment, and the
    /// place that it would point to.
    pub fn texts(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        let first = self.start.next_multiple_of(4) - self.start;
        (first..self.bytes.len())
            .step_by(4)
            .filter_map(|at| Some((at, text(&self.bytes, at)?)))
    }
}

/// Returns the place whose address and length are at the offset `at`.
pub fn text(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let (&start, rest) = bytes.get(at..)?.split_first_chunk()?;
    let start = usize::try_from(u32::from_le_bytes(start)).ok()?;
    let length = usize::try_from(u32::from_le_bytes(*rest.first_chunk()?)).ok()?;
    Some(start..start.checked_add(length)?)
}

/// Returns the bytes at `place`.
pub fn read(segments: &[Segment], place: Range<usize>) -> Option<&[u8]> {
    segments.iter().find_map(|segment| {
        segment
            .bytes
            .get(place.start.checked_sub(segment.start)?..place.end.checked_sub(segment.start)?)
    })
}

/// Returns the segments without `places`, which are sorted, and the segments of these places alone.
pub fn cut(segments: &[Segment], places: &[Range<usize>]) -> (Vec<Segment>, Vec<Segment>) {
    let (mut kept, mut moved) = (Vec::new(), Vec::new());
    let (places, joined) = (joined(places, 0), joined(places, GAP));
    for segment in segments {
        let all = segment.start..segment.end();
        let within = |place: &Range<usize>| place.start.max(all.start)..place.end.min(all.end);
        let mut from = all.start;
        for place in places.iter().map(within).filter(|place| !place.is_empty()) {
            kept.push(segment.piece(from..place.start));
            from = place.end;
        }
        kept.push(segment.piece(from..all.end));
        let places = joined.iter().map(within).filter(|place| !place.is_empty());
        moved.extend(places.map(|place| segment.piece(place)));
    }
    kept.retain(|segment| !segment.bytes.is_empty());
    (kept, moved)
}

/// Joins neighbours among `places`, which are sorted, that have no more than `gap` bytes between them.
fn joined(places: &[Range<usize>], gap: usize) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for place in places {
        match out.last_mut() {
            Some(last) if place.start <= last.end + gap => last.end = last.end.max(place.end),
            _ => out.push(place.clone()),
        }
    }
    out
}

/// Returns the active segments of `module`.
pub fn segments(module: &[u8]) -> wasmparser::Result<Vec<Segment>> {
    let mut out = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        let Payload::DataSection(section) = payload? else {
            continue;
        };
        for data in section {
            let data = data?;
            if let DataKind::Active { offset_expr, .. } = &data.kind
                && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
            {
                out.push(Segment {
                    // Addresses have 32 bits and no sign.
                    start: value.cast_unsigned() as usize,
                    bytes: data.data.to_vec(),
                });
            }
        }
    }
    Ok(out)
}

/// Returns `module` with other segments. The linker makes no passive ones, so that nothing refers to a segment by its number.
pub fn with_segments(module: &[u8], segments: &[Segment]) -> Result<Vec<u8>, Error> {
    let mut out = Module::new();
    Replace(segments).parse_core_module(&mut out, Parser::new(0), module)?;
    Ok(out.finish())
}

struct Replace<'a>(&'a [Segment]);

impl Reencode for Replace<'_> {
    type Error = Infallible;

    fn data_count(&mut self, _: u32) -> Result<u32, Error> {
        Ok(self.0.len() as u32)
    }

    fn parse_data_section(&mut self, data: &mut DataSection, _: DataSectionReader<'_>) -> Result<(), Error> {
        for segment in self.0 {
            let address = ConstExpr::i32_const((segment.start as u32).cast_signed());
            data.active(0, &address, segment.bytes.iter().copied());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::DataCountSection;

    use super::*;

    fn segment(start: usize, bytes: &[u8]) -> Segment {
        Segment {
            start,
            bytes: bytes.to_vec(),
        }
    }

    #[test]
    fn what_is_cut_out_and_what_is_left_are_the_whole() {
        let segments = [segment(100, b"abcdefghijklmnopqrst"), segment(200, b"uvwxyz")];
        let (kept, moved) = cut(&segments, &[100..102, 111..114, 112..113, 198..203, 300..310]);
        assert_eq!(
            kept,
            [
                segment(102, b"cdefghijk"),
                segment(114, b"opqrst"),
                segment(203, b"xyz")
            ]
        );
        assert_eq!(
            moved,
            [segment(100, b"ab"), segment(111, b"lmn"), segment(200, b"uvw")]
        );
    }

    #[test]
    fn what_is_between_two_places_stays_wherever_it_is_moved_as_well() {
        let (kept, moved) = cut(&[segment(0, b"abcdefgh")], &[1..2, 4..6]);
        assert_eq!(kept, [segment(0, b"a"), segment(2, b"cd"), segment(6, b"gh")]);
        assert_eq!(moved, [segment(1, b"bcdef")]);
    }

    #[test]
    fn a_text_is_an_address_and_a_length() {
        let bytes = [0, 0, 9, 1, 0, 0, 2, 0, 0, 0];
        assert_eq!(text(&bytes, 2), Some(265..267));
        assert_eq!(text(&bytes, 3), None);
        let segment = segment(102, &bytes);
        assert_eq!(segment.texts().collect::<Vec<_>>(), [(2, 265..267)]);
        assert_eq!(read(&[segment], 104..106), Some(&[9, 1][..]));
    }

    #[test]
    fn a_module_gets_other_segments_and_keeps_the_rest() {
        let mut module = Module::new();
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(8), *b"abc");
        module.section(&DataCountSection { count: 1 });
        module.section(&data);
        let module = module.finish();
        let other = [segment(8, b"a"), segment(0x9000_0000, b"c")];
        let changed = with_segments(&module, &other).unwrap();
        assert_eq!(segments(&changed).unwrap(), other);
        let back = with_segments(&changed, &segments(&module).unwrap()).unwrap();
        assert_eq!(back, module);
    }
}
