//! The timeline: when each part of an article is spoken, and its position in the page.

use std::ops::Range;

use super::Script;
use article::BlockId;

/// An offset in the text content of a block's element, in UTF-16 code units, as in a DOM `Range`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16Offset(u32);

impl Utf16Offset {
    /// Creates an offset.
    #[must_use]
    pub fn new(units: u32) -> Self {
        Self(units)
    }

    /// Returns the offset in UTF-16 code units.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0
    }
}

/// The precision of a time: the unit of text that it belongs to. If a match is uncertain, a coarser unit is
/// used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// A passage: a paragraph, a heading, a list item.
    Paragraph,
    /// One sentence.
    Sentence,
    /// Words within a sentence, as few as the timings separate.
    Word,
}

/// The share of a cue's text that is heard as written, in percent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(u8);

impl Confidence {
    /// 100 percent.
    pub const FULL: Self = Self(100);

    /// Creates a value from `percent`, at most 100.
    #[must_use]
    pub fn percent(percent: u32) -> Self {
        Self(percent.min(100) as u8)
    }

    /// Returns the percentage, 0 to 100.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

/// A sentence with its time, or a passage if the time of the sentence is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Start and end, in milliseconds.
    pub time_ms: Range<u32>,
    /// Index of its passage in the script. [`Timeline::block`] returns its block.
    pub passage: u32,
    /// Range in the text content of the block's element.
    pub range: Range<Utf16Offset>,
    /// `Sentence` or `Paragraph`.
    pub grain: Grain,
    /// The share of its text that is heard as written.
    pub confidence: Confidence,
    /// The range of the script's sentences that it covers.
    pub sentences: Range<u32>,
    /// The range of its words in the timeline. Empty if only the whole has a time.
    pub words: Range<u32>,
}

/// A word with its time, or a few words that share one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Start and end, in milliseconds.
    pub time_ms: Range<u32>,
    /// Range in the text content of the element of its cue's block.
    pub range: Range<Utf16Offset>,
}

/// How a sentence differs from the narration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outdated {
    /// It is not in the narration.
    Missing,
    /// Most of it is, but some words are not.
    Changed,
}

/// The times of an article's text. Cues and words are in the order of time, which is that of the article.
/// Neither overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The block of each passage of the script.
    pub blocks: Vec<BlockId>,
    /// The sentences and passages with their times.
    pub cues: Vec<Cue>,
    /// The words with their times, as far as the timings separate them.
    pub words: Vec<Word>,
    /// The sentences that were written or changed after the recording, by their index in the script.
    pub outdated: Vec<(u32, Outdated)>,
    /// Times in milliseconds of speech that is not in the article.
    pub unmatched_ms: Vec<Range<u32>>,
}

/// The cue and the word at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now<'a> {
    /// The sentence or passage.
    pub cue: &'a Cue,
    /// Index of the cue in the timeline.
    pub index: usize,
    /// The word, if it is known.
    pub word: Option<&'a Word>,
}

impl Timeline {
    /// Creates a timeline of `script` without any times.
    #[must_use]
    pub fn of(script: &Script) -> Self {
        Self {
            blocks: script
                .passages
                .iter()
                .map(|passage| passage.block.clone())
                .collect(),
            ..Self::default()
        }
    }

    /// Returns whether nothing of the article has a time.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cues.is_empty()
    }

    /// Returns the block whose element holds the cue.
    #[must_use]
    pub fn block(&self, cue: &Cue) -> Option<&BlockId> {
        self.blocks.get(cue.passage as usize)
    }

    /// Returns the words of the cue.
    #[must_use]
    pub fn words(&self, cue: &Cue) -> &[Word] {
        let Range { start, end } = cue.words;
        self.words.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Returns the cue and the word at `time_ms` milliseconds. `None` in pauses and in speech that is not in
    /// the article.
    #[must_use]
    pub fn at(&self, time_ms: u32) -> Option<Now<'_>> {
        let after = self.cues.partition_point(|cue| cue.time_ms.start <= time_ms);
        let index = after.checked_sub(1)?;
        let cue = self
            .cues
            .get(index)
            .filter(|cue| cue.time_ms.contains(&time_ms))?;
        let words = self.words(cue);
        let after = words.partition_point(|word| word.time_ms.start <= time_ms);
        let word = after.checked_sub(1).and_then(|index| words.get(index));
        Some(Now {
            cue,
            index,
            word: word.filter(|word| word.time_ms.contains(&time_ms)),
        })
    }

    /// Returns the first cue that begins after `time_ms`. If [`at`](Self::at) returns `None`, nothing changes
    /// until then.
    #[must_use]
    pub fn next_after(&self, time_ms: u32) -> Option<&Cue> {
        let after = self.cues.partition_point(|cue| cue.time_ms.start <= time_ms);
        self.cues.get(after)
    }

    /// Returns the cue at `offset` of `block` and its index. If nothing there is spoken, returns the first
    /// one after it in the same block.
    #[must_use]
    pub fn cue_at(&self, block: &BlockId, offset: Utf16Offset) -> Option<(usize, &Cue)> {
        // Several passages can share a block: the terms of a definition list.
        let passages = self.blocks.iter().enumerate();
        let own = |(passage, _): (usize, &BlockId)| {
            let first = self.cues.partition_point(|cue| (cue.passage as usize) < passage);
            let own = self.cues.get(first..).unwrap_or_default();
            let length = own.partition_point(|cue| cue.passage as usize == passage);
            let own = own.get(..length).unwrap_or_default();
            // A passage has few cues, and a cue of the whole passage is in no order with its sentences.
            let is_after = |cue: &Cue| cue.range.end > offset;
            let sentence = |cue: &Cue| cue.grain != Grain::Paragraph && is_after(cue);
            let index = own
                .iter()
                .position(sentence)
                .or_else(|| own.iter().position(is_after))?;
            Some((first + index, own.get(index)?))
        };
        passages.filter(|(_, known)| *known == block).find_map(own)
    }

    /// Returns when the text at `offset` of `block` is spoken, in milliseconds: the start of its word if
    /// words have times, else of its sentence.
    #[must_use]
    pub fn time_of(&self, block: &BlockId, offset: Utf16Offset) -> Option<u32> {
        let (_, cue) = self.cue_at(block, offset)?;
        let words = self.words(cue);
        let before = words.partition_point(|word| word.range.start <= offset);
        let word = before.checked_sub(1).and_then(|index| words.get(index));
        Some(word.map_or(cue.time_ms.start, |word| word.time_ms.start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: u32, end: u32) -> Range<Utf16Offset> {
        Utf16Offset::new(start)..Utf16Offset::new(end)
    }

    fn cue(time_ms: Range<u32>, passage: u32, chars: (u32, u32), words: Range<u32>) -> Cue {
        Cue {
            time_ms,
            passage,
            range: range(chars.0, chars.1),
            grain: Grain::Sentence,
            confidence: Confidence::FULL,
            sentences: 0..1,
            words,
        }
    }

    /// `a`: two sentences, the first with words; `b`: one, spoken after a pause.
    fn timeline() -> Timeline {
        let word = |time_ms: Range<u32>, start, end| Word {
            time_ms,
            range: range(start, end),
        };
        Timeline {
            blocks: ["a", "b"].map(BlockId::new).to_vec(),
            cues: vec![
                cue(0..1000, 0, (0, 10), 0..2),
                cue(1000..2000, 0, (11, 20), 2..2),
                cue(2500..3000, 1, (0, 5), 2..2),
            ],
            words: vec![word(100..400, 0, 4), word(500..900, 5, 9)],
            ..Timeline::default()
        }
    }

    #[test]
    fn a_moment_has_its_sentence_and_its_word() {
        let timeline = timeline();
        let found = |time_ms| {
            let now = timeline.at(time_ms)?;
            Some((now.index, now.word.map(|word| word.range.start.get())))
        };
        assert_eq!(found(0), Some((0, None)));
        assert_eq!(found(100), Some((0, Some(0))));
        assert_eq!(found(450), Some((0, None)));
        assert_eq!(found(899), Some((0, Some(5))));
        assert_eq!(found(1000), Some((1, None)));
        assert_eq!(found(2000), None, "a pause");
        assert_eq!(found(2999), Some((2, None)));
        assert_eq!(found(3000), None);
        assert_eq!(Timeline::default().at(0), None);
    }

    #[test]
    fn a_place_has_its_time() {
        let timeline = timeline();
        let time = |block, offset| timeline.time_of(&BlockId::new(block), Utf16Offset::new(offset));
        assert_eq!(time("a", 0), Some(100));
        assert_eq!(time("a", 7), Some(500));
        assert_eq!(time("a", 10), Some(1000), "between sentences the next one counts");
        assert_eq!(time("a", 15), Some(1000));
        assert_eq!(time("a", 20), None);
        assert_eq!(time("b", 2), Some(2500));
        assert_eq!(time("c", 0), None);
    }

    #[test]
    fn the_next_cue_is_known_in_a_pause() {
        let timeline = timeline();
        let next = |time_ms| timeline.next_after(time_ms).map(|cue| cue.time_ms.start);
        assert_eq!(next(2100), Some(2500));
        assert_eq!(next(2500), None);
    }
}
