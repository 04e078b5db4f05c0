//! Builds a timeline from texts with times: the sentences that are heard, their words, and the text between
//! them.
//!
//! A highlight is never finer than the known times: words if the timings separate them and they match, the
//! sentence if most of it matches, the passage if one of its sentences was rewritten, else nothing.

use std::ops::Range;

use super::matched::{self, Link, SentenceMatch};
use super::words::Words;
use crate::timings::Track;
use crate::{Confidence, Cue, Grain, Outdated, PassageKind, Script, Timeline, Word};

/// Returns the timeline and the share of spoken words that match the article.
pub(super) fn timeline(track: &Track, script: &Script) -> (Timeline, Share) {
    let words = Words::of(script, track);
    let heard = matched::sentences(&words, script);
    let mut writer = Writer {
        words: &words,
        script,
        heard: &heard,
        timeline: Timeline::of(script),
        next: 0,
    };
    writer.write();
    let share = Share {
        own: heard
            .iter()
            .filter(|heard| heard.accepted)
            .flat_map(|heard| &heard.links)
            .map(|link| link.spoken.len())
            .sum(),
        all: words.spoken.len(),
    };
    (writer.timeline, share)
}

/// Number of spoken words that match the article, and of all spoken words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) own: usize,
    pub(super) all: usize,
}

struct Writer<'a> {
    words: &'a Words<'a>,
    script: &'a Script,
    heard: &'a [SentenceMatch],
    timeline: Timeline,
    /// The first spoken word that is not assigned yet.
    next: u32,
}

impl Writer<'_> {
    fn write(&mut self) {
        let mut last = None;
        for (index, heard) in self.heard.iter().enumerate().filter(|(_, heard)| heard.accepted) {
            let spoken = self.share_gap(last, index, heard.spoken());
            self.push_sentence(index, heard, spoken);
            last = Some(index);
        }
        let end = self.words.spoken.len() as u32;
        self.share_gap(last, self.heard.len(), end..end);
        self.cut_overlaps();
        self.timeline.outdated = self.outdated();
    }

    /// Assigns the words spoken between two sentences: to the end of the first, the start of the second, a
    /// rewritten passage, or no part of the article. `spoken` is the range of the second sentence. Returns
    /// that range, extended by the words assigned to it.
    fn share_gap(&mut self, last: Option<usize>, index: usize, spoken: Range<u32>) -> Range<u32> {
        let gap = self.next..spoken.start;
        self.next = spoken.end;
        if gap.is_empty() {
            return spoken;
        }
        let between = last.map_or(0, |last| last + 1)..index;
        let missing = between.clone().any(|index| self.weight_of(index) > 0);
        if missing {
            if !self.push_passage(between, gap.clone()) {
                self.push_unmatched(gap);
            }
            return spoken;
        }
        // Unmatched words of the article at the end of the first sentence and at the start of the second.
        let tail = last.and_then(|last| self.heard.get(last)).map_or(0, |heard| {
            heard.written.end
                - heard
                    .links
                    .last()
                    .map_or(heard.written.end, |link| link.written.end)
        });
        let head = self.heard.get(index).map_or(0, |heard| {
            heard
                .links
                .first()
                .map_or(heard.written.start, |link| link.written.start)
                - heard.written.start
        });
        // The same number of spoken words in place of unmatched ones are taken for them. More words are
        // something else. If both sentences have unmatched words, it is unknown to which the spoken ones
        // belong.
        let lacking = tail + head;
        if gap.len() as u32 > lacking + 1 || lacking == 0 {
            self.push_unmatched(gap);
            return spoken;
        }
        match (tail, head) {
            (0, _) => gap.start..spoken.end,
            (_, 0) => {
                if let Some(cue) = self.timeline.cues.last_mut() {
                    cue.time_ms.end = self.words.end_ms(gap.end - 1);
                }
                spoken
            }
            _ => spoken,
        }
    }

    fn weight_of(&self, sentence: usize) -> u32 {
        let written = self
            .heard
            .get(sentence)
            .map_or(0..0, |heard| heard.written.clone());
        written.map(|index| self.words.written_weight(index)).sum()
    }

    fn push_sentence(&mut self, index: usize, heard: &SentenceMatch, spoken: Range<u32>) {
        let Some(sentence) = self.script.sentences.get(index) else {
            return;
        };
        let Some((_, range)) = self.script.locate(sentence) else {
            return;
        };
        let words = self.push_words(sentence.passage, heard);
        self.timeline.cues.push(Cue {
            time_ms: self.words.start_ms(spoken.start)..self.words.end_ms(spoken.end.saturating_sub(1)),
            passage: sentence.passage,
            range,
            grain: Grain::Sentence,
            confidence: heard.confidence,
            sentences: index as u32..index as u32 + 1,
            words,
        });
    }

    /// Adds the words that have a time of their own.
    fn push_words(&mut self, passage: u32, heard: &SentenceMatch) -> Range<u32> {
        let first = self.timeline.words.len() as u32;
        let Some(passage) = self.script.passages.get(passage as usize) else {
            return first..first;
        };
        let mut links = heard.links.iter().peekable();
        while let Some(link) = links.next() {
            let mut group = link.clone();
            let mut unbroken = true;
            // Links within one segment of the timing file share its time.
            while let Some(next) = links.peek()
                && self.segment(group.spoken.end.saturating_sub(1)) == self.segment(next.spoken.start)
            {
                unbroken &= self.follows(&group, next);
                group.written.end = next.written.end;
                group.spoken.end = next.spoken.end;
                links.next();
            }
            if unbroken && self.has_its_own_time(&group, heard) {
                let units = |index: u32| {
                    self.words
                        .written
                        .get(index as usize)
                        .map(|word| word.units.clone())
                };
                let start = units(group.written.start).map_or(0, |units| units.start);
                let end = units(group.written.end - 1).map_or(start, |units| units.end);
                self.timeline.words.push(Word {
                    time_ms: self.words.start_ms(group.spoken.start)..self.words.end_ms(group.spoken.end - 1),
                    range: passage.rendered(start..end),
                });
            }
        }
        first..self.timeline.words.len() as u32
    }

    fn segment(&self, spoken: u32) -> Option<u32> {
        self.words.spoken.get(spoken as usize).map(|word| word.segment)
    }

    /// Returns whether only words without weight are between two links.
    fn follows(&self, one: &Link, two: &Link) -> bool {
        let mut written = one.written.end..two.written.start;
        let mut spoken = one.spoken.end..two.spoken.start;
        written.all(|index| self.words.written_weight(index) == 0)
            && spoken.all(|index| self.words.spoken_weight(index) == 0)
    }

    /// Returns whether the segments of `group` hold no other words and are finer than the sentence.
    fn has_its_own_time(&self, group: &Link, heard: &SentenceMatch) -> bool {
        let (Some(first), Some(last)) = (
            self.segment(group.spoken.start),
            self.segment(group.spoken.end - 1),
        ) else {
            return false;
        };
        let mut before = self.words.of_segment(first).start..group.spoken.start;
        let mut after = group.spoken.end..self.words.of_segment(last).end;
        let whole = first == last && group.written == heard.written;
        !whole
            && before.all(|index| self.words.spoken_weight(index) == 0)
            && after.all(|index| self.words.spoken_weight(index) == 0)
    }

    /// Adds a cue for the whole passage if one of its sentences was rewritten and a text of similar length is
    /// spoken in its place. Returns whether it did.
    fn push_passage(&mut self, sentences: Range<usize>, spoken: Range<u32>) -> bool {
        let of = |index: usize| self.script.sentences.get(index).map(|sentence| sentence.passage);
        let Some(number) = of(sentences.start).filter(|passage| of(sentences.end - 1) == Some(*passage))
        else {
            return false;
        };
        let Some(passage) = self.script.passages.get(number as usize) else {
            return false;
        };
        let own = passage.sentences.start as usize..passage.sentences.end as usize;
        let mut others = self.heard.get(own).unwrap_or_default().iter();
        let written: u32 = sentences.clone().map(|index| self.weight_of(index)).sum();
        let said: u32 = spoken.clone().map(|index| self.words.spoken_weight(index)).sum();
        if !others.any(|heard| heard.accepted) || said * 5 < written * 2 || written * 5 < said * 2 {
            return false;
        }
        let units = self
            .script
            .sentences
            .get(passage.sentences.start as usize..passage.sentences.end as usize);
        let (Some(first), Some(last)) = (units.and_then(<[_]>::first), units.and_then(<[_]>::last)) else {
            return false;
        };
        self.timeline.cues.push(Cue {
            time_ms: self.words.start_ms(spoken.start)..self.words.end_ms(spoken.end - 1),
            passage: number,
            range: passage.rendered(first.spoken.start..last.spoken.end),
            grain: Grain::Paragraph,
            confidence: Confidence::default(),
            sentences: passage.sentences.clone(),
            words: self.timeline.words.len() as u32..self.timeline.words.len() as u32,
        });
        true
    }

    fn push_unmatched(&mut self, spoken: Range<u32>) {
        let has_weight = spoken.clone().any(|index| self.words.spoken_weight(index) > 0);
        if has_weight {
            let time = self.words.start_ms(spoken.start)..self.words.end_ms(spoken.end - 1);
            self.timeline.unmatched_ms.push(time);
        }
    }

    /// Ends each cue and each word before the next one begins. Removes cues without duration.
    fn cut_overlaps(&mut self) {
        let mut next = u32::MAX;
        for cue in self.timeline.cues.iter_mut().rev() {
            cue.time_ms.end = cue.time_ms.end.min(next);
            next = next.min(cue.time_ms.start);
        }
        self.timeline.cues.retain(|cue| !cue.time_ms.is_empty());
        let mut next = u32::MAX;
        for word in self.timeline.words.iter_mut().rev() {
            word.time_ms.end = word.time_ms.end.min(next);
            next = next.min(word.time_ms.start);
        }
    }

    /// Returns the sentences that are not heard as written. Kinds of passages that the narration never
    /// speaks, such as headings, do not count.
    fn outdated(&self) -> Vec<(u32, Outdated)> {
        let kind = |index: usize| {
            let sentence = self.script.sentences.get(index)?;
            Some(self.script.passage(sentence)?.kind)
        };
        let mut spoken: Vec<PassageKind> = vec![PassageKind::Paragraph];
        for (index, _) in self.heard.iter().enumerate().filter(|(_, heard)| heard.accepted) {
            if let Some(kind) = kind(index).filter(|kind| !spoken.contains(kind)) {
                spoken.push(kind);
            }
        }
        let mut outdated = Vec::new();
        for (index, heard) in self.heard.iter().enumerate() {
            let counts = kind(index).is_some_and(|kind| spoken.contains(&kind)) && self.weight_of(index) > 0;
            if counts && !heard.accepted {
                outdated.push((index as u32, Outdated::Missing));
            } else if counts && !heard.whole {
                outdated.push((index as u32, Outdated::Changed));
            }
        }
        outdated
    }
}
