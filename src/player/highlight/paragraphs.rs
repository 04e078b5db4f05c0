//! The passages that one can listen to, and steps between them.

use article::BlockId;
use narration::{Script, Timeline};

/// The passages that the recording or the voice reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraphs {
    /// Numbers of passages of the script, in order.
    numbers: Vec<u32>,
}

/// Maximum length of a passage's name, in characters.
const NAME_CHARS: usize = 60;

impl Paragraphs {
    /// Returns all passages of `script`, or those that the recording has.
    #[must_use]
    pub fn of(script: &Script, recording: Option<&Timeline>) -> Self {
        let mut numbers: Vec<u32> = match recording {
            Some(timeline) => timeline.cues.iter().map(|cue| cue.passage).collect(),
            None => (0..script.passages.len() as u32).collect(),
        };
        // A timeline is in the order of the article.
        numbers.dedup();
        Self { numbers }
    }

    #[must_use]
    pub fn numbers(&self) -> &[u32] {
        &self.numbers
    }

    /// Returns the first passage of the block `id`.
    #[must_use]
    pub fn in_block(&self, script: &Script, id: &str) -> Option<u32> {
        // At most some thousands of short names, and only when the pointer enters another element.
        let is_of = |passage: &u32| {
            let passage = script.passages.get(*passage as usize);
            passage.is_some_and(|passage| passage.block.as_str() == id)
        };
        self.numbers.iter().copied().find(is_of)
    }

    /// Returns the passage that is `steps` after `passage`, at most the first or the last one.
    #[must_use]
    pub fn step(&self, passage: u32, steps: isize) -> Option<u32> {
        let at = self.numbers.partition_point(|known| *known < passage);
        let to = at.saturating_add_signed(steps);
        self.numbers.get(to).or_else(|| self.numbers.last()).copied()
    }
}

/// Returns the block of `passage` and its first words.
#[must_use]
pub fn named(script: &Script, passage: u32) -> Option<(BlockId, String)> {
    let passage = script.passages.get(passage as usize)?;
    let mut name = String::new();
    let mut length = 0;
    for word in passage.text.split_whitespace() {
        length += word.chars().count() + 1;
        if length > NAME_CHARS && !name.is_empty() {
            name.push('…');
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.extend(word.chars().take(NAME_CHARS));
    }
    Some((passage.block.clone(), name))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use narration::{Confidence, Cue, Grain, Passage, PassageKind, Utf16Offset};

    fn script() -> Script {
        let passage = |block: &str, text: &str| Passage {
            block: BlockId::new(block),
            kind: PassageKind::Paragraph,
            text: text.into(),
            runs: Rc::new([]),
            sentences: 0..1,
        };
        Script {
            passages: vec![
                passage("z", "One\ntwo  three."),
                passage("a", &"word ".repeat(40)),
                passage("m", &"字".repeat(100)),
            ],
            ..Script::default()
        }
    }

    fn recording(passages: &[u32]) -> Timeline {
        let cue = |passage: &u32| Cue {
            time_ms: 0..1,
            passage: *passage,
            range: Utf16Offset::new(0)..Utf16Offset::new(1),
            grain: Grain::Sentence,
            confidence: Confidence::FULL,
            sentences: 0..1,
            words: 0..0,
        };
        Timeline {
            cues: passages.iter().map(cue).collect(),
            ..Timeline::default()
        }
    }

    #[test]
    fn passages_that_the_recording_lacks_are_skipped() {
        let script = script();
        let passages = Paragraphs::of(&script, Some(&recording(&[0, 0, 2])));
        assert_eq!(passages.numbers(), [0, 2]);
        assert_eq!(passages.in_block(&script, "a"), None);
        assert_eq!(passages.in_block(&script, "m"), Some(2));
        assert_eq!(Paragraphs::of(&script, None).in_block(&script, "a"), Some(1));
    }

    #[test]
    fn steps_stay_between_the_first_and_the_last() {
        let passages = Paragraphs::of(&script(), None);
        assert_eq!(passages.step(0, 1), Some(1));
        assert_eq!(passages.step(0, -1), Some(0));
        assert_eq!(passages.step(2, 1), Some(2));
        assert_eq!(passages.step(2, isize::MIN), Some(0));
        assert_eq!(passages.step(0, isize::MAX), Some(2));
        assert_eq!(Paragraphs::default().step(0, 1), None);
    }

    #[test]
    fn a_passage_is_named_by_its_first_words() {
        let script = script();
        let name = |passage| named(&script, passage).unwrap().1;
        assert_eq!(name(0), "One two three.");
        assert!(name(1).ends_with("word…") && name(1).chars().count() <= 61);
        assert_eq!(name(2).chars().count(), 60);
        assert_eq!(named(&script, 9), None);
    }
}
