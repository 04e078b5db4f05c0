//! What of an article is spoken: flat, in its order, with the place of each word in the page.

use std::ops::Range;
use std::rc::Rc;

use super::Utf16Offset;
use article::BlockId;

/// The spoken text of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// The article's language, as it was written; empty where it is not known.
    pub language: Rc<str>,
    /// Headline, standfirst, paragraphs, headings, items.
    pub passages: Vec<Passage>,
    /// Their sentences, in order.
    pub sentences: Vec<Sentence>,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// The article's title.
    Headline,
    /// The lines under it.
    Standfirst,
    /// Running text.
    Paragraph,
    /// A heading within the text.
    Heading,
    /// A paragraph of an item of a list.
    Item,
    /// A paragraph of a quote, or who said it.
    Quote,
    /// A term that a list of definitions explains.
    Term,
}

/// What is spoken in one go, with a pause after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The block whose element holds it: the element's `id`. The headline's is `headline`, the standfirst's
    /// `standfirst`.
    pub block: BlockId,
    /// What it is.
    pub kind: PassageKind,
    /// The words that are spoken. Notes, formulas, images and what is struck out are left out.
    pub text: Rc<str>,
    /// How the spoken text lies in the text content of the element, in order. A run reaches to the next one's start.
    pub runs: Rc<[Run]>,
    /// Which of the script's sentences are its own.
    pub sentences: Range<u32>,
}

/// Spoken text that stands in the element as it is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it begins in the passage's text, in UTF-16 code units.
    pub spoken: u32,
    /// Where it begins in the text content of the element.
    pub drawn: Utf16Offset,
}

/// One sentence of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Which of the script's passages holds it.
    pub passage: u32,
    /// Where it stands in the passage's text, in bytes.
    pub bytes: Range<u32>,
    /// Where it stands in the passage's text, in UTF-16 code units: what speech synthesis counts in, less `start`.
    pub spoken: Range<u32>,
}

impl Passage {
    /// Where `spoken`, a range of the passage's text in UTF-16 code units, stands in the text content of the element. It
    /// includes what is drawn within it and not spoken.
    #[must_use]
    pub fn drawn(&self, spoken: Range<u32>) -> Range<Utf16Offset> {
        let start = self.place(spoken.start);
        let end = match spoken.end.checked_sub(1) {
            Some(last) if last >= spoken.start => Utf16Offset::new(self.place(last).get() + 1),
            _ => start,
        };
        start..end
    }

    fn place(&self, spoken: u32) -> Utf16Offset {
        let after = self.runs.partition_point(|run| run.spoken <= spoken);
        match after.checked_sub(1).and_then(|index| self.runs.get(index)) {
            Some(run) => Utf16Offset::new(run.drawn.get().saturating_add(spoken - run.spoken)),
            None => Utf16Offset::new(spoken),
        }
    }
}

impl Script {
    /// The passage that holds `sentence`.
    #[must_use]
    pub fn passage(&self, sentence: &Sentence) -> Option<&Passage> {
        self.passages.get(sentence.passage as usize)
    }

    /// The words of `sentence`, with the line ends of the source in them.
    #[must_use]
    pub fn text(&self, sentence: &Sentence) -> &str {
        let Range { start, end } = sentence.bytes;
        self.passage(sentence)
            .and_then(|passage| passage.text.get(start as usize..end as usize))
            .unwrap_or_default()
    }

    /// Where `sentence` stands: its block, and the range of the text content of the block's element.
    #[must_use]
    pub fn place(&self, sentence: &Sentence) -> Option<(&BlockId, Range<Utf16Offset>)> {
        let passage = self.passage(sentence)?;
        Some((&passage.block, passage.drawn(sentence.spoken.clone())))
    }

    /// Where `part` of `sentence` stands in the text content of its block's element; `part` is in UTF-16 code units from
    /// the sentence's start, as a speech synthesiser's `boundary` event tells it.
    #[must_use]
    pub fn place_within(&self, sentence: &Sentence, part: Range<u32>) -> Option<Range<Utf16Offset>> {
        let at = |units: u32| {
            sentence
                .spoken
                .start
                .saturating_add(units)
                .min(sentence.spoken.end)
        };
        Some(self.passage(sentence)?.drawn(at(part.start)..at(part.end)))
    }

    /// The number of the sentence at `offset` of `block`; between two, that of the second; after the last, `None`.
    #[must_use]
    pub fn sentence_at(&self, block: &BlockId, offset: Utf16Offset) -> Option<usize> {
        let passages = self.passages.iter().filter(|passage| passage.block == *block);
        passages
            .flat_map(|passage| passage.sentences.clone())
            .map(|index| index as usize)
            .find(|index| {
                let place = self
                    .sentences
                    .get(*index)
                    .and_then(|sentence| self.place(sentence));
                place.is_some_and(|(_, range)| range.end > offset)
            })
    }
}
