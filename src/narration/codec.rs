//! A script and a timeline as bytes: little-endian words of 32 bits, so that they can cross from one WebAssembly module to
//! another. Texts are their length in bytes and the bytes, up to a whole word.
//!
//! Reading is total: bytes that nobody wrote give `None`.

use std::ops::Range;
use std::rc::Rc;

use crate::model::{
    BlockId, Confidence, Grain, Passage, PassageKind, Run, Script, Sentence, Staleness, Stretch, Timeline,
    Utf16Offset, Word,
};

const SCRIPT: u32 = u32::from_le_bytes(*b"scr1");
const TIMELINE: u32 = u32::from_le_bytes(*b"tml1");

const KINDS: [PassageKind; 7] = [
    PassageKind::Headline,
    PassageKind::Standfirst,
    PassageKind::Paragraph,
    PassageKind::Heading,
    PassageKind::Item,
    PassageKind::Quote,
    PassageKind::Term,
];
const GRAINS: [Grain; 3] = [Grain::Paragraph, Grain::Sentence, Grain::Word];
const STALENESS: [Staleness; 2] = [Staleness::Missing, Staleness::Changed];

/// The bytes of a script.
#[must_use]
pub fn encode_script(script: &Script) -> Vec<u8> {
    let mut out = Writer::new(SCRIPT);
    out.text(&script.language);
    out.number(script.passages.len() as u32);
    for passage in &script.passages {
        out.text(passage.block.as_str());
        out.number(place(&KINDS, passage.kind));
        out.text(&passage.text);
        out.number(passage.runs.len() as u32);
        for run in passage.runs.iter() {
            out.number(run.spoken);
            out.number(run.drawn.get());
        }
        out.range(&passage.sentences);
    }
    out.number(script.sentences.len() as u32);
    for sentence in &script.sentences {
        out.number(sentence.passage);
        out.range(&sentence.bytes);
        out.range(&sentence.spoken);
    }
    out.bytes
}

/// The script that `bytes` are of.
#[must_use]
pub fn decode_script(bytes: &[u8]) -> Option<Script> {
    let mut reader = Reader::new(bytes, SCRIPT)?;
    let language = reader.text()?;
    let passages = reader.list(|reader| {
        Some(Passage {
            block: BlockId::new(reader.text()?),
            kind: *KINDS.get(reader.number()? as usize)?,
            text: reader.text()?,
            runs: reader
                .list(|reader| {
                    Some(Run {
                        spoken: reader.number()?,
                        drawn: Utf16Offset::new(reader.number()?),
                    })
                })?
                .into(),
            sentences: reader.range()?,
        })
    })?;
    let sentences = reader.list(|reader| {
        Some(Sentence {
            passage: reader.number()?,
            bytes: reader.range()?,
            spoken: reader.range()?,
        })
    })?;
    Some(Script {
        language,
        passages,
        sentences,
    })
}

/// The bytes of a timeline. The names of its blocks are not among them: the script has them.
#[must_use]
pub fn encode_timeline(timeline: &Timeline) -> Vec<u8> {
    let mut out = Writer::new(TIMELINE);
    out.number(timeline.stretches.len() as u32);
    for stretch in &timeline.stretches {
        out.range(&stretch.time_ms);
        out.number(stretch.passage);
        out.offsets(&stretch.range);
        out.number(place(&GRAINS, stretch.grain) | u32::from(stretch.confidence.get()) << 8);
        out.range(&stretch.sentences);
        out.range(&stretch.words);
    }
    out.number(timeline.words.len() as u32);
    for word in &timeline.words {
        out.range(&word.time_ms);
        out.offsets(&word.range);
    }
    out.number(timeline.stale.len() as u32);
    for (sentence, staleness) in &timeline.stale {
        out.number(*sentence);
        out.number(place(&STALENESS, *staleness));
    }
    out.number(timeline.elsewhere_ms.len() as u32);
    timeline.elsewhere_ms.iter().for_each(|time| out.range(time));
    out.bytes
}

/// The timeline that `bytes` are of, for the script it was made for.
#[must_use]
pub fn decode_timeline(bytes: &[u8], script: &Script) -> Option<Timeline> {
    let mut reader = Reader::new(bytes, TIMELINE)?;
    Some(Timeline {
        blocks: Timeline::of(script).blocks,
        stretches: reader.list(|reader| {
            let (time_ms, passage, range) = (reader.range()?, reader.number()?, reader.offsets()?);
            let packed = reader.number()?;
            Some(Stretch {
                time_ms,
                passage,
                range,
                grain: *GRAINS.get((packed & 0xFF) as usize)?,
                confidence: Confidence::percent(packed >> 8),
                sentences: reader.range()?,
                words: reader.range()?,
            })
        })?,
        words: reader.list(|reader| {
            Some(Word {
                time_ms: reader.range()?,
                range: reader.offsets()?,
            })
        })?,
        stale: reader.list(|reader| Some((reader.number()?, *STALENESS.get(reader.number()? as usize)?)))?,
        elsewhere_ms: reader.list(Reader::range)?,
    })
}

fn place<T: PartialEq>(all: &[T], one: T) -> u32 {
    all.iter().position(|other| *other == one).unwrap_or(0) as u32
}

struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    fn new(kind: u32) -> Self {
        Self {
            bytes: kind.to_le_bytes().to_vec(),
        }
    }

    fn number(&mut self, number: u32) {
        self.bytes.extend(number.to_le_bytes());
    }

    fn range(&mut self, range: &Range<u32>) {
        self.number(range.start);
        self.number(range.end);
    }

    fn offsets(&mut self, range: &Range<Utf16Offset>) {
        self.number(range.start.get());
        self.number(range.end.get());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.bytes.extend(text.as_bytes());
        self.bytes.resize(self.bytes.len().next_multiple_of(4), 0);
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn new(bytes: &'a [u8], kind: u32) -> Option<Self> {
        let mut reader = Self { rest: bytes };
        (reader.number()? == kind).then_some(reader)
    }

    fn number(&mut self) -> Option<u32> {
        let (number, rest) = self.rest.split_first_chunk::<4>()?;
        self.rest = rest;
        Some(u32::from_le_bytes(*number))
    }

    fn range(&mut self) -> Option<Range<u32>> {
        let (start, end) = (self.number()?, self.number()?);
        (start <= end).then_some(start..end)
    }

    fn offsets(&mut self) -> Option<Range<Utf16Offset>> {
        let range = self.range()?;
        Some(Utf16Offset::new(range.start)..Utf16Offset::new(range.end))
    }

    fn text(&mut self) -> Option<Rc<str>> {
        let length = self.number()? as usize;
        let text = std::str::from_utf8(self.rest.get(..length)?).ok()?;
        self.rest = self.rest.get(length.next_multiple_of(4)..)?;
        Some(text.into())
    }

    fn list<T>(&mut self, read: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = self.number()? as usize;
        // Every entry takes a word at least: a length that cannot be true reserves nothing.
        if length > self.rest.len() / 4 {
            return None;
        }
        let mut list = Vec::with_capacity(length);
        for _ in 0..length {
            list.push(read(self)?);
        }
        Some(list)
    }
}
