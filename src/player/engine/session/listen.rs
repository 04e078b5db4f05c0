//! Listening from a sentence, and from a place in the text.

use super::state::SessionState;
use super::{Effect, Now, Stage};
use crate::player::state::playback::Engine;
use article::BlockId;
use narration::Utf16Offset;

impl SessionState {
    pub(super) fn skip_sentence(&mut self, forward: bool, now: &Now, out: &mut Vec<Effect>) {
        let (cues, position) = (self.current_cues(now), self.status(now).position);
        let to = if forward {
            cues.next(position)
        } else {
            cues.previous(position)
        };
        if let Some(secs) = to {
            self.seek(secs, now, out);
        }
    }

    pub(super) fn start_at(&mut self, line: usize, now: &Now, out: &mut Vec<Effect>) {
        match self.engine {
            Engine::Speech => out.push(Effect::GoToLine(line)),
            Engine::Media => match self.cues.start_of(line) {
                Some(secs) => self.seek(secs, now, out),
                None => return,
            },
        }
        self.play(now, out);
    }

    /// Handles a pending request to listen from a place, if the time of the place is known now.
    pub(super) fn ask_for_requested_place(&self, out: &mut Vec<Effect>) {
        if self.listen_from.is_some() {
            out.push(Stage::ListenFromRequested.into());
        }
    }

    pub(super) fn listen_from_requested(&mut self, now: &Now, out: &mut Vec<Effect>) {
        let Some(item) = &self.item else { return };
        if self.engine == Engine::Media && item.timeline.is_none() && item.awaits_timeline {
            return;
        }
        let Some((block, offset)) = self.listen_from.take() else {
            return;
        };
        match self.engine {
            Engine::Speech => {
                if let Some(line) = self.line_of(&block, offset) {
                    self.start_at(line, now, out);
                }
            }
            Engine::Media => {
                if let Some(secs) = self.time_of(&block, offset, now) {
                    self.seek(secs, now, out);
                    self.play(now, out);
                }
            }
        }
    }

    /// Returns the line at a place in the text, else the first one of the passage after it.
    fn line_of(&self, block: &BlockId, offset: Utf16Offset) -> Option<usize> {
        let script = narration::script(&self.item.as_ref()?.article);
        script.sentence_at(block, offset).or_else(|| {
            let after = script.passages.get(passage_of(&script, block) + 1)?;
            Some(after.sentences.start as usize)
        })
    }

    /// Returns the time of a place in the text, else the time of the passage after it. Without timings it is the current
    /// position: the reader can at least listen, and a message says that there are no timings.
    fn time_of(&self, block: &BlockId, offset: Utf16Offset, now: &Now) -> Option<f64> {
        let item = self.item.as_ref()?;
        let Some(timeline) = &item.timeline else {
            return Some(now.media.position);
        };
        let time_ms = timeline.time_of(block, offset).or_else(|| {
            let passage = passage_of(&narration::script(&item.article), block);
            let cues = &timeline.cues;
            let after = cues.partition_point(|cue| cue.passage as usize <= passage);
            Some(cues.get(after)?.time_ms.start)
        });
        Some(f64::from(time_ms?) / 1000.0)
    }
}

fn passage_of(script: &narration::Script, block: &BlockId) -> usize {
    let mut passages = script.passages.iter();
    passages
        .position(|passage| passage.block == *block)
        .unwrap_or_default()
}
