//! A place in the page that is being spoken.

use std::ops::Range;

use article::BlockId;
use narration::{Script, Timeline, Utf16Offset};

use super::current::CurrentCue;

/// What is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The block whose element holds it.
    pub block: BlockId,
    /// The sentence, or the passage where no more is known, in the text content of that element.
    pub sentence: Range<Utf16Offset>,
    /// The word, where it is known.
    pub word: Option<Range<Utf16Offset>>,
}

impl Target {
    /// Of a recording.
    #[must_use]
    pub fn of_recording(timeline: &Timeline, beat: &CurrentCue) -> Option<Self> {
        let stretch = timeline.stretches.get(beat.stretch?)?;
        Some(Self {
            block: timeline.block(stretch)?.clone(),
            sentence: stretch.range.clone(),
            word: beat
                .word
                .and_then(|word| timeline.words.get(word))
                .map(|word| word.range.clone()),
        })
    }

    /// Of the browser's voice, which reads `line` of `script` and says how far it is: `word`, in UTF-16 code units from the
    /// line's start, where it tells it.
    #[must_use]
    pub fn of_voice(script: &Script, line: usize, word: Option<(u32, u32)>) -> Option<Self> {
        let sentence = script.sentences.get(line)?;
        let (block, range) = script.place(sentence)?;
        Some(Self {
            block: block.clone(),
            sentence: range,
            word: word.and_then(|(start, end)| script.place_within(sentence, start..end)),
        })
    }
}
