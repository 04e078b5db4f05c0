//! A place in the page to highlight.

use std::ops::Range;

use article::BlockId;
use narration::{Script, Timeline, Utf16Offset};

use super::current::CurrentCue;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub block: BlockId,
    /// The sentence, else the passage, in the text content of the block's element.
    pub sentence: Range<Utf16Offset>,
    pub word: Option<Range<Utf16Offset>>,
}

impl Target {
    /// The target of a cue of a recording.
    #[must_use]
    pub fn of_recording(timeline: &Timeline, current: &CurrentCue) -> Option<Self> {
        let cue = timeline.cues.get(current.cue?)?;
        Some(Self {
            block: timeline.block(cue)?.clone(),
            sentence: cue.range.clone(),
            word: current
                .word
                .and_then(|word| timeline.words.get(word))
                .map(|word| word.range.clone()),
        })
    }

    /// The target of the voice. `word` is in UTF-16 code units from the beginning of the line, if the voice reports
    /// it.
    #[must_use]
    pub fn of_voice(script: &Script, line: usize, word: Option<(u32, u32)>) -> Option<Self> {
        let sentence = script.sentences.get(line)?;
        let (block, range) = script.locate(sentence)?;
        Some(Self {
            block: block.clone(),
            sentence: range,
            word: word.and_then(|(start, end)| script.locate_within(sentence, start..end)),
        })
    }
}
