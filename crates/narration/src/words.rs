//! The words of the article and of its timings, numbered alike.

use std::ops::Range;

use super::radix::sort_by;
use super::tokens::{self, Kind, Token};
use crate::Script;
use crate::timings::Track;

/// A word of the article.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub(super) sentence: u32,
    /// The byte range in its sentence.
    bytes: Range<u32>,
    /// The range in its passage's text, in UTF-16 code units.
    pub(super) units: Range<u32>,
    pub(super) kind: Kind,
}

/// A word of the timing file.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    pub(super) segment: u32,
    /// The byte range in its segment.
    bytes: Range<u32>,
    pub(super) kind: Kind,
}

/// Both lists of words.
pub(super) struct Words<'a> {
    script: &'a Script,
    track: &'a Track,
    pub(super) written: Vec<Written>,
    pub(super) spoken: Vec<Spoken>,
    /// The first spoken word of each segment, and at the end the number of spoken words.
    firsts: Vec<u32>,
    /// The id of each written word: equal for words that are read alike.
    pub(super) written_ids: Vec<u32>,
    pub(super) spoken_ids: Vec<u32>,
    /// Number of ids.
    pub(super) kinds: usize,
    /// How often each id occurs, written and spoken.
    counts: Vec<u32>,
}

impl<'a> Words<'a> {
    pub(super) fn of(script: &'a Script, track: &'a Track) -> Self {
        let mut keys: Vec<(u64, u32)> = Vec::new();
        let mut written = Vec::new();
        for (index, sentence) in (0_u32..).zip(&script.sentences) {
            let text = script.text(sentence);
            // Position up to which code units are counted.
            let (mut byte, mut unit) = (0, sentence.spoken.start);
            tokens::each(text, |Token { key, bytes, kind }| {
                keys.push((key, keys.len() as u32));
                let start = unit + units(text, byte, bytes.start);
                unit = start + units(text, bytes.start, bytes.end);
                byte = bytes.end;
                written.push(Written {
                    sentence: index,
                    bytes,
                    units: start..unit,
                    kind,
                });
            });
        }
        let mut spoken = Vec::new();
        let mut firsts = Vec::with_capacity(track.segments().len() + 1);
        for (index, segment) in (0_u32..).zip(track.segments()) {
            firsts.push(spoken.len() as u32);
            tokens::each(track.text(segment), |Token { key, bytes, kind }| {
                keys.push((key, keys.len() as u32));
                spoken.push(Spoken {
                    segment: index,
                    bytes,
                    kind,
                });
            });
        }
        firsts.push(spoken.len() as u32);
        let (mut ids, counts) = number(keys);
        let spoken_ids = ids.split_off(written.len());
        Self {
            script,
            track,
            written,
            spoken,
            firsts,
            written_ids: ids,
            spoken_ids,
            kinds: counts.len(),
            counts,
        }
    }

    pub(super) fn written_text(&self, index: u32) -> &'a str {
        let Some(word) = self.written.get(index as usize) else {
            return "";
        };
        let sentence = self.script.sentences.get(word.sentence as usize);
        let text = sentence.map_or("", |sentence| self.script.text(sentence));
        text.get(word.bytes.start as usize..word.bytes.end as usize)
            .unwrap_or_default()
    }

    pub(super) fn spoken_text(&self, index: u32) -> &'a str {
        let Some(word) = self.spoken.get(index as usize) else {
            return "";
        };
        let segment = self.track.segments().get(word.segment as usize);
        let text = segment.map_or("", |segment| self.track.text(segment));
        text.get(word.bytes.start as usize..word.bytes.end as usize)
            .unwrap_or_default()
    }

    /// Returns the evidence that a match of this word gives: 4 for most words, 2 for very frequent ones, 0
    /// for signs.
    pub(super) fn written_weight(&self, index: u32) -> u32 {
        let index = index as usize;
        match (self.written.get(index), self.written_ids.get(index)) {
            (Some(word), Some(id)) => self.weight(word.kind, word.bytes.len(), *id),
            _ => 0,
        }
    }

    pub(super) fn spoken_weight(&self, index: u32) -> u32 {
        let index = index as usize;
        match (self.spoken.get(index), self.spoken_ids.get(index)) {
            (Some(word), Some(id)) => self.weight(word.kind, word.bytes.len(), *id),
            _ => 0,
        }
    }

    /// Short and frequent words occur in every sentence, in all languages with spaces.
    fn weight(&self, kind: Kind, bytes: usize, id: u32) -> u32 {
        let all = (self.written.len() + self.spoken.len()) as u32;
        let count = self.counts.get(id as usize).copied().unwrap_or(0);
        match kind {
            Kind::Sign => 0,
            Kind::Character => 2,
            Kind::Number => 4,
            Kind::Word | Kind::Abbreviation if bytes <= 3 || count > 12 && count > all / 100 => 2,
            Kind::Word | Kind::Abbreviation => 4,
        }
    }

    /// Returns the words of `segment`.
    pub(super) fn of_segment(&self, segment: u32) -> Range<u32> {
        let first = |segment: u32| self.firsts.get(segment as usize).copied();
        let end = first(segment + 1).unwrap_or(self.spoken.len() as u32);
        first(segment).unwrap_or(end)..end
    }

    /// Returns the start of a spoken word in milliseconds: that of its segment, or in proportion to the
    /// letters before it.
    pub(super) fn start_ms(&self, index: u32) -> u32 {
        self.time_ms(index, |word| word.bytes.start, index.checked_sub(1), true)
    }

    /// Returns the end of a spoken word in milliseconds.
    pub(super) fn end_ms(&self, index: u32) -> u32 {
        self.time_ms(index, |word| word.bytes.end, index.checked_add(1), false)
    }

    fn time_ms(&self, index: u32, place: fn(&Spoken) -> u32, neighbour: Option<u32>, start: bool) -> u32 {
        let Some(word) = self.spoken.get(index as usize) else {
            return 0;
        };
        let Some(segment) = self.track.segments().get(word.segment as usize) else {
            return 0;
        };
        let time = &segment.time_ms;
        let neighbour = neighbour.and_then(|index| self.spoken.get(index as usize));
        if neighbour.is_none_or(|other| other.segment != word.segment) {
            return if start { time.start } else { time.end };
        }
        let whole = self.track.text(segment).len().max(1) as u64;
        let part = u64::from(time.end.saturating_sub(time.start)) * u64::from(place(word)) / whole;
        time.start + part as u32
    }
}

/// Returns the length of `text` between two byte offsets, in UTF-16 code units.
fn units(text: &str, from: u32, to: u32) -> u32 {
    let part = text.get(from as usize..to as usize).unwrap_or_default();
    if part.is_ascii() {
        return part.len() as u32;
    }
    part.chars().map(|letter| letter.len_utf16() as u32).sum()
}

/// Assigns an id to each key, in the order of the keys, and counts how often each occurs.
fn number(mut keys: Vec<(u64, u32)>) -> (Vec<u32>, Vec<u32>) {
    let mut ids = vec![0; keys.len()];
    let mut counts = Vec::new();
    sort_by(&mut keys, 64, |key| key.0);
    for equal in keys.chunk_by(|one, other| one.0 == other.0) {
        for (_, index) in equal {
            if let Some(id) = ids.get_mut(*index as usize) {
                *id = counts.len() as u32;
            }
        }
        counts.push(equal.len() as u32);
    }
    (ids, counts)
}
