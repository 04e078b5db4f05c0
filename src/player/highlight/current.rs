//! The current cue of a recording at a time, and the time until which it stays current.

use std::ops::Range;

use narration::{Timeline, Word};

/// A word stays highlighted through a pause of this length, so that the highlight does not flicker. Longer pauses may
/// hold a word whose time is not known; few words are shorter.
const REST_MS: u32 = 250;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CurrentCue {
    /// The number of the cue in the timeline. It also holds through the pause after it, but not while something
    /// is spoken that is not in the article.
    pub cue: Option<usize>,
    /// The number of the word in the timeline.
    pub word: Option<usize>,
    /// The time in which all of this is current.
    pub while_ms: Range<u32>,
}

impl CurrentCue {
    /// Finds the cue at `time_ms` of `timeline`, by binary search.
    #[must_use]
    pub fn at(timeline: &Timeline, time_ms: u32) -> Self {
        let cues = &timeline.cues;
        let after = cues.partition_point(|cue| cue.time_ms.start <= time_ms);
        let next = cues.get(after).map_or(u32::MAX, |cue| cue.time_ms.start);
        let index = after.checked_sub(1);
        let Some((index, cue)) = index.and_then(|index| Some((index, cues.get(index)?))) else {
            return Self {
                while_ms: 0..next,
                ..Self::default()
            };
        };
        if cue.time_ms.contains(&time_ms) {
            let end = cue.time_ms.end.min(next);
            let (word, while_ms) = word_at(timeline.words(cue), time_ms, cue.time_ms.start..end);
            return Self {
                cue: Some(index),
                word: word.map(|word| cue.words.start as usize + word),
                while_ms,
            };
        }
        let unmatched = &timeline.unmatched_ms;
        let begun = unmatched.partition_point(|other| other.start <= time_ms);
        let other = begun
            .checked_sub(1)
            .and_then(|index| unmatched.get(index))
            .filter(|other| other.contains(&time_ms));
        let until = match other {
            Some(other) => other.end.min(next),
            None => unmatched.get(begun).map_or(next, |other| other.start.min(next)),
        };
        Self {
            cue: other.is_none().then_some(index),
            word: None,
            while_ms: time_ms..until.max(time_ms + 1),
        }
    }
}

/// Returns the word at `time_ms` of `within`, and the time in which the word, or the pause between two words, is current.
fn word_at(words: &[Word], time_ms: u32, within: Range<u32>) -> (Option<usize>, Range<u32>) {
    let after = words.partition_point(|word| word.time_ms.start <= time_ms);
    let next = words
        .get(after)
        .map_or(within.end, |word| word.time_ms.start.min(within.end));
    let last = after
        .checked_sub(1)
        .and_then(|index| Some((index, words.get(index)?)));
    let Some((index, word)) = last else {
        return (None, within.start..next);
    };
    let rest = next.saturating_sub(word.time_ms.end);
    let end = if rest <= REST_MS { next } else { word.time_ms.end };
    if time_ms < end {
        (Some(index), word.time_ms.start..end)
    } else {
        (None, end..next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::BlockId;
    use narration::{Confidence, Cue, Grain, Utf16Offset};

    /// Two sentences with a second between them, in the middle of which something else is spoken.
    fn timeline() -> Timeline {
        let range = |start, end| Utf16Offset::new(start)..Utf16Offset::new(end);
        let cue = |time_ms: Range<u32>, words| Cue {
            time_ms,
            passage: 0,
            range: range(0, 10),
            grain: Grain::Sentence,
            confidence: Confidence::FULL,
            sentences: 0..1,
            words,
        };
        let word = |time_ms| Word {
            time_ms,
            range: range(0, 1),
        };
        Timeline {
            blocks: vec![BlockId::new("b")],
            cues: vec![cue(500..2000, 0..3), cue(3000..4000, 3..3)],
            words: vec![word(600..800), word(900..1000), word(1600..1900)],
            unmatched_ms: std::iter::once(2300..2500).collect(),
            ..Timeline::default()
        }
    }

    #[test]
    fn every_time_has_its_cue_and_the_end_of_it() {
        let timeline = timeline();
        let cases = [
            (0, None, None, 0..500),
            (550, Some(0), None, 500..600),
            (650, Some(0), Some(0), 600..900),
            (850, Some(0), Some(0), 600..900),
            (950, Some(0), Some(1), 900..1000),
            (1300, Some(0), None, 1000..1600),
            (1950, Some(0), Some(2), 1600..2000),
            (2100, Some(0), None, 2100..2300),
            (2400, None, None, 2400..2500),
            (2600, Some(0), None, 2600..3000),
            (3500, Some(1), None, 3000..4000),
            (9000, Some(1), None, 9000..u32::MAX),
        ];
        for (time_ms, cue, word, while_ms) in cases {
            let cue = CurrentCue { cue, word, while_ms };
            assert_eq!(CurrentCue::at(&timeline, time_ms), cue, "{time_ms}");
        }
    }

    #[test]
    fn the_current_cue_holds_for_the_returned_time() {
        let timeline = timeline();
        for time_ms in 0..5000 {
            let cue = CurrentCue::at(&timeline, time_ms);
            assert!(cue.while_ms.contains(&time_ms), "{time_ms}: {cue:?}");
            let last = CurrentCue::at(&timeline, cue.while_ms.end.min(6000) - 1);
            assert_eq!((last.cue, last.word), (cue.cue, cue.word), "{time_ms}: {cue:?}");
        }
    }

    #[test]
    fn the_current_cue_is_that_of_the_timeline() {
        let timeline = timeline();
        for time_ms in 0..5000 {
            if let Some(now) = timeline.at(time_ms) {
                let cue = CurrentCue::at(&timeline, time_ms);
                assert_eq!(cue.cue, Some(now.index), "{time_ms}");
                if now.word.is_some() {
                    assert_eq!(cue.word.and_then(|word| timeline.words.get(word)), now.word);
                }
            }
        }
    }

    #[test]
    fn an_empty_timeline_highlights_nothing() {
        let cue = CurrentCue::at(&Timeline::default(), 7);
        assert_eq!((cue.cue, cue.word, cue.while_ms), (None, None, 0..u32::MAX));
    }
}
