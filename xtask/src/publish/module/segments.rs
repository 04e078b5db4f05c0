//! What a module puts into its memory when it starts (WebAssembly core specification 3.0, section 2.5.6).

use std::ops::Range;

use wasm_encoder::{ConstExpr, DataCountSection, DataSection, Module, RawSection};
use wasmparser::{DataKind, Operator, Parser, Payload};

/// The numbers of the sections: the segments, and how many there are.
const DATA: u8 = 11;
const DATA_COUNT: u8 = 12;

/// Less than this between two places is moved with them, and stays as well: a segment of its own would be longer.
const GAP: usize = 8;

/// Bytes with their address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The address of the first.
    pub start: usize,
    /// All of them.
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

    /// Every address followed by a length, or what may be that: where it stands in the segment, and the place.
    pub fn texts(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        let first = self.start.next_multiple_of(4) - self.start;
        (first..self.bytes.len())
            .step_by(4)
            .filter_map(|at| Some((at, text(&self.bytes, at)?)))
    }
}

/// The place whose address and length stand at `at`.
pub fn text(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let (&start, rest) = bytes.get(at..)?.split_first_chunk()?;
    let start = usize::try_from(u32::from_le_bytes(start)).ok()?;
    let length = usize::try_from(u32::from_le_bytes(*rest.first_chunk()?)).ok()?;
    Some(start..start.checked_add(length)?)
}

/// What is at `place`.
pub fn read(segments: &[Segment], place: Range<usize>) -> Option<&[u8]> {
    segments.iter().find_map(|segment| {
        segment
            .bytes
            .get(place.start.checked_sub(segment.start)?..place.end.checked_sub(segment.start)?)
    })
}

/// What is not at `places`, which are sorted, and what is.
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

/// `places`, which are sorted, with those joined that have no more than `gap` between them.
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

/// The active segments of `module`.
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

/// `module` with other segments. The linker makes no passive ones, and nothing names a segment by its number.
pub fn with_segments(module: &[u8], segments: &[Segment]) -> wasmparser::Result<Vec<u8>> {
    let mut data = DataSection::new();
    for segment in segments {
        let address = ConstExpr::i32_const((segment.start as u32).cast_signed());
        data.active(0, &address, segment.bytes.iter().copied());
    }
    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        let Some((id, range)) = payload.as_section() else {
            continue;
        };
        match id {
            DATA => {
                out.section(&data);
            }
            DATA_COUNT => {
                out.section(&DataCountSection { count: data.len() });
            }
            id => {
                let data = module
                    .get(range.start as usize..range.end as usize)
                    .unwrap_or_default();
                out.section(&RawSection { id, data });
            }
        }
    }
    Ok(out.finish())
}

#[cfg(test)]
mod tests {
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
