//! The spoken text of an article: a flat list in reading order, with the position of each word in the page.

use std::ops::Range;
use std::rc::Rc;

use super::Utf16Offset;
use article::BlockId;

/// The spoken text of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// The article's language as it was written. Empty if it is not known.
    pub language: Rc<str>,
    /// Headline, standfirst, paragraphs, headings, list items.
    pub passages: Vec<Passage>,
    /// The sentences of all passages, in order.
    pub sentences: Vec<Sentence>,
}

/// The kinds of passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// The article's title.
    Headline,
    /// The standfirst under the headline.
    Standfirst,
    /// Running text.
    Paragraph,
    /// A heading within the text.
    Heading,
    /// A paragraph of a list item.
    Item,
    /// A paragraph of a quote, or its attribution.
    Quote,
    /// A term of a definition list.
    Term,
}

/// A paragraph-like run of spoken text, with a pause after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The block whose element holds the passage. The headline's id is `headline`, the standfirst's
    /// `standfirst`.
    pub block: BlockId,
    /// The kind of passage.
    pub kind: PassageKind,
    /// The spoken words. Notes, formulas, images and struck-out text are left out.
    pub text: Rc<str>,
    /// Maps the spoken text to the text content of the element, in order. A run ends at the start of the next
    /// one.
    pub runs: Rc<[Run]>,
    /// The range of the script's sentences that belong to it.
    pub sentences: Range<u32>,
}

/// A run of spoken text that is identical in the element's text content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Start in the passage's text, in UTF-16 code units.
    pub spoken: u32,
    /// Start in the text content of the element.
    pub rendered: Utf16Offset,
}

/// A sentence of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Index of its passage in the script.
    pub passage: u32,
    /// Byte range in the passage's text.
    pub bytes: Range<u32>,
    /// Range in the passage's text, in UTF-16 code units. Speech synthesis reports offsets relative to its
    /// `start`.
    pub spoken: Range<u32>,
}

impl Passage {
    /// Maps `spoken`, a range of the passage's text in UTF-16 code units, to the text content of the element.
    /// The result includes rendered text within it that is not spoken.
    #[must_use]
    pub fn rendered(&self, spoken: Range<u32>) -> Range<Utf16Offset> {
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
            Some(run) => Utf16Offset::new(run.rendered.get().saturating_add(spoken - run.spoken)),
            None => Utf16Offset::new(spoken),
        }
    }
}

impl Script {
    /// Returns the passage of `sentence`.
    #[must_use]
    pub fn passage(&self, sentence: &Sentence) -> Option<&Passage> {
        self.passages.get(sentence.passage as usize)
    }

    /// Returns the text of `sentence`, with the line breaks of the source.
    #[must_use]
    pub fn text(&self, sentence: &Sentence) -> &str {
        let Range { start, end } = sentence.bytes;
        self.passage(sentence)
            .and_then(|passage| passage.text.get(start as usize..end as usize))
            .unwrap_or_default()
    }

    /// Returns the position of `sentence`: its block, and its range in the text content of the block's
    /// element.
    #[must_use]
    pub fn locate(&self, sentence: &Sentence) -> Option<(&BlockId, Range<Utf16Offset>)> {
        let passage = self.passage(sentence)?;
        Some((&passage.block, passage.rendered(sentence.spoken.clone())))
    }

    /// Returns the position of `part` of `sentence` in the text content of its block's element. `part` is in
    /// UTF-16 code units from the start of the sentence, as in the `boundary` event of speech synthesis.
    #[must_use]
    pub fn locate_within(&self, sentence: &Sentence, part: Range<u32>) -> Option<Range<Utf16Offset>> {
        let at = |units: u32| {
            sentence
                .spoken
                .start
                .saturating_add(units)
                .min(sentence.spoken.end)
        };
        Some(self.passage(sentence)?.rendered(at(part.start)..at(part.end)))
    }

    /// Returns the index of the sentence at `offset` of `block`. Between two sentences it is the second,
    /// after the last one `None`.
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
                    .and_then(|sentence| self.locate(sentence));
                place.is_some_and(|(_, range)| range.end > offset)
            })
    }
}
