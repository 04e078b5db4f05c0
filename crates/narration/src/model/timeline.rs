//! When each stretch of an article is spoken, and where it stands in the page.

use std::ops::Range;

use super::Script;
use article::BlockId;

/// A place in the text content of a block's element, in UTF-16 code units: what a DOM `Range` counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16Offset(u32);

impl Utf16Offset {
    /// The place after `units` code units.
    #[must_use]
    pub fn new(units: u32) -> Self {
        Self(units)
    }

    /// How many code units stand before it.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0
    }
}

/// How finely a time is tied to the text. What cannot be tied with confidence is tied more coarsely.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// Somewhere in a passage: a paragraph, a heading, an item.
    Paragraph,
    /// One sentence.
    Sentence,
    /// Words within a sentence: as few as the timings tell apart.
    Word,
}

/// How much of a stretch was heard as it is written: 0 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(u8);

impl Confidence {
    /// All of it.
    pub const FULL: Self = Self(100);

    /// `percent`, at most 100.
    #[must_use]
    pub fn percent(percent: u32) -> Self {
        Self(percent.min(100) as u8)
    }

    /// 0 to 100.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

/// A sentence, or a passage where the sentence is not known, with its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// When it is spoken, in milliseconds.
    pub time_ms: Range<u32>,
    /// Which of the script's passages holds it: [`Timeline::block`] has its block.
    pub passage: u32,
    /// Where it stands in the text content of the block's element.
    pub range: Range<Utf16Offset>,
    /// `Sentence` or `Paragraph`.
    pub grain: Grain,
    /// How much of it was heard as it is written.
    pub confidence: Confidence,
    /// Which of the script's sentences it covers.
    pub sentences: Range<u32>,
    /// Which of the timeline's words are its own. Empty where only the whole has a time.
    pub words: Range<u32>,
}

/// One word, or a few that have their time in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// When it is spoken, in milliseconds.
    pub time_ms: Range<u32>,
    /// Where it stands in the text content of the element of its stretch's block.
    pub range: Range<Utf16Offset>,
}

/// Why a sentence of the article cannot be heard in its narration as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Staleness {
    /// It is not in the narration.
    Missing,
    /// Most of it is; some words are not.
    Changed,
}

/// What is spoken when. Stretches and words are in the order of time, which is that of the article, and overlap in
/// neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The block of each passage of the script.
    pub blocks: Vec<BlockId>,
    /// What is spoken, sentence by sentence.
    pub stretches: Vec<Stretch>,
    /// What is spoken, word by word, as far as the timings tell.
    pub words: Vec<Word>,
    /// Sentences of the script, by their number, that were written or changed after the recording.
    pub stale: Vec<(u32, Staleness)>,
    /// Times, in milliseconds, in which something is spoken that is not in the article.
    pub elsewhere_ms: Vec<Range<u32>>,
}

/// What is spoken at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now<'a> {
    /// The sentence or passage.
    pub stretch: &'a Stretch,
    /// Its number in [`Timeline::stretches`].
    pub index: usize,
    /// The word, where it is known.
    pub word: Option<&'a Word>,
}

impl Timeline {
    /// A timeline of `script` in which nothing has a time yet.
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

    /// Whether nothing of the article has a time.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stretches.is_empty()
    }

    /// The block whose element holds `stretch`.
    #[must_use]
    pub fn block(&self, stretch: &Stretch) -> Option<&BlockId> {
        self.blocks.get(stretch.passage as usize)
    }

    /// The words of `stretch`.
    #[must_use]
    pub fn words(&self, stretch: &Stretch) -> &[Word] {
        let Range { start, end } = stretch.words;
        self.words.get(start as usize..end as usize).unwrap_or_default()
    }

    /// What is spoken `time_ms` milliseconds after the beginning; `None` in pauses and where it is not known.
    #[must_use]
    pub fn at(&self, time_ms: u32) -> Option<Now<'_>> {
        let after = self
            .stretches
            .partition_point(|stretch| stretch.time_ms.start <= time_ms);
        let index = after.checked_sub(1)?;
        let stretch = self
            .stretches
            .get(index)
            .filter(|stretch| stretch.time_ms.contains(&time_ms))?;
        let words = self.words(stretch);
        let after = words.partition_point(|word| word.time_ms.start <= time_ms);
        let word = after.checked_sub(1).and_then(|index| words.get(index));
        Some(Now {
            stretch,
            index,
            word: word.filter(|word| word.time_ms.contains(&time_ms)),
        })
    }

    /// The stretch that begins first after `time_ms`: until then nothing changes where [`at`](Self::at) gives `None`.
    #[must_use]
    pub fn next_after(&self, time_ms: u32) -> Option<&Stretch> {
        let after = self
            .stretches
            .partition_point(|stretch| stretch.time_ms.start <= time_ms);
        self.stretches.get(after)
    }

    /// The stretch at `offset` of `block`, with its number; where nothing there is spoken, the first one after it in the
    /// same block.
    #[must_use]
    pub fn stretch_at(&self, block: &BlockId, offset: Utf16Offset) -> Option<(usize, &Stretch)> {
        // Several passages share a block: the terms of a list of definitions.
        let passages = self.blocks.iter().enumerate();
        let own = |(passage, _): (usize, &BlockId)| {
            let first = self
                .stretches
                .partition_point(|stretch| (stretch.passage as usize) < passage);
            let own = self.stretches.get(first..).unwrap_or_default();
            let length = own.partition_point(|stretch| stretch.passage as usize == passage);
            let own = own.get(..length).unwrap_or_default();
            // A passage has few stretches, and those of its whole are in no order with its sentences.
            let is_after = |stretch: &Stretch| stretch.range.end > offset;
            let sentence = |stretch: &Stretch| stretch.grain != Grain::Paragraph && is_after(stretch);
            let index = own
                .iter()
                .position(sentence)
                .or_else(|| own.iter().position(is_after))?;
            Some((first + index, own.get(index)?))
        };
        passages.filter(|(_, known)| *known == block).find_map(own)
    }

    /// When the text at `offset` of `block` is spoken, in milliseconds: the start of its word where words have times, else
    /// of its sentence.
    #[must_use]
    pub fn time_of(&self, block: &BlockId, offset: Utf16Offset) -> Option<u32> {
        let (_, stretch) = self.stretch_at(block, offset)?;
        let words = self.words(stretch);
        let before = words.partition_point(|word| word.range.start <= offset);
        let word = before.checked_sub(1).and_then(|index| words.get(index));
        Some(word.map_or(stretch.time_ms.start, |word| word.time_ms.start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: u32, end: u32) -> Range<Utf16Offset> {
        Utf16Offset::new(start)..Utf16Offset::new(end)
    }

    fn stretch(time_ms: Range<u32>, passage: u32, chars: (u32, u32), words: Range<u32>) -> Stretch {
        Stretch {
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
            stretches: vec![
                stretch(0..1000, 0, (0, 10), 0..2),
                stretch(1000..2000, 0, (11, 20), 2..2),
                stretch(2500..3000, 1, (0, 5), 2..2),
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
    fn the_next_stretch_is_known_in_a_pause() {
        let timeline = timeline();
        let next = |time_ms| timeline.next_after(time_ms).map(|stretch| stretch.time_ms.start);
        assert_eq!(next(2100), Some(2500));
        assert_eq!(next(2500), None);
    }
}
