//! The sentences that a recording lacks because the article has changed since: the place of each gap, and when playback
//! reaches it.

use std::ops::Range;

use narration::{Cue, Grain, Outdated, Timeline};

/// Sentences that are missing in the recording. Times in seconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The time at which they belong.
    pub at: f64,
    /// The time at which the recording continues, after an older text in their place.
    pub resume: f64,
    pub lines: Range<usize>,
}

/// Returns the lines that were written or changed after the recording. Empty if they are most of `count`: then the
/// timings belong to another text.
#[must_use]
pub fn outdated(timeline: &Timeline, count: usize) -> &[(u32, Outdated)] {
    if timeline.outdated.len() * 2 > count {
        &[]
    } else {
        &timeline.outdated
    }
}

/// Returns the gaps of a recording, in order; see [`outdated`] for `count`.
#[must_use]
pub fn gaps(timeline: &Timeline, count: usize) -> Vec<Gap> {
    let missing = outdated(timeline, count)
        .iter()
        .filter(|(_, change)| *change == Outdated::Missing)
        .map(|(line, _)| *line);
    let mut runs: Vec<Range<u32>> = Vec::new();
    for line in missing {
        match runs.last_mut() {
            Some(run) if run.end == line => run.end += 1,
            _ => runs.push(line..line + 1),
        }
    }
    // Lines with a time of their own, or known to be missing.
    let mut is_known = vec![false; count];
    let of_their_own = timeline.cues.iter().filter(|cue| cue.grain != Grain::Paragraph);
    for line in of_their_own
        .flat_map(|cue| cue.sentences.clone())
        .chain(runs.iter().cloned().flatten())
    {
        if let Some(known) = is_known.get_mut(line as usize) {
            *known = true;
        }
    }
    // If every line of a paragraph is known otherwise, the paragraph's time is that of an older text.
    let is_older = |cue: &Cue| {
        cue.grain == Grain::Paragraph
            && cue
                .sentences
                .clone()
                .all(|line| is_known.get(line as usize) == Some(&true))
    };
    let (older, heard): (Vec<&Cue>, Vec<&Cue>) = timeline.cues.iter().partition(|cue| is_older(cue));
    let older = older.into_iter().map(|cue| &cue.time_ms);
    let mut older: Vec<&Range<u32>> = timeline.unmatched_ms.iter().chain(older).collect();
    older.sort_by_key(|span| span.start);
    runs.into_iter().map(|run| gap(run, &heard, &older)).collect()
}

/// The place of `lines` among what is `heard`, instead of an `older` text.
fn gap(lines: Range<u32>, heard: &[&Cue], older: &[&Range<u32>]) -> Gap {
    let next = heard.partition_point(|cue| cue.sentences.start < lines.start);
    let before = next.checked_sub(1).and_then(|index| heard.get(index));
    let start_ms = before.map_or(0, |cue| cue.time_ms.end);
    let end_ms = heard.get(next).map_or(u32::MAX, |cue| cue.time_ms.start);
    let replaced = older
        .iter()
        .filter(|span| span.start >= start_ms && span.start < end_ms);
    let (at_ms, resume_ms) = replaced.fold((start_ms, start_ms), |(at_ms, resume_ms), span| {
        let at_ms = if resume_ms == start_ms { span.start } else { at_ms };
        (at_ms, span.end.min(end_ms).max(resume_ms))
    });
    let secs = |ms: u32| f64::from(ms) / 1000.0;
    Gap {
        at: secs(at_ms),
        resume: secs(resume_ms.max(at_ms)),
        lines: lines.start as usize..lines.end as usize,
    }
}

/// Follows the position and finds the gaps that playback reaches. Gaps that are jumped over are skipped.
#[derive(Debug, Default)]
pub struct GapWatch {
    gaps: Vec<Gap>,
    /// The last position; NaN after a jump.
    last: f64,
    /// The gap that was read last, until playback is well past it.
    read: Option<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Due {
    No,
    /// Look again in this many milliseconds.
    Soon(u32),
    Now(Gap),
}

/// The position is reported four times a second: a gap that is nearer gets a timer. In seconds at speed 1.
const NEAR_SECS: f64 = 0.5;

/// Positions that are further apart were not played through. In seconds at speed 1.
const APART_SECS: f64 = 2.0;

/// The last moment of a recording does not get a timer: it may end first.
const LAST_SECS: f64 = 0.3;

impl GapWatch {
    /// Watches these gaps from the beginning.
    #[must_use]
    pub fn new(gaps: Vec<Gap>) -> Self {
        Self {
            gaps,
            last: -LAST_SECS,
            read: None,
        }
    }

    /// Playback has been moved to `secs`.
    pub fn jump(&mut self, secs: f64) {
        self.last = if secs < LAST_SECS { -LAST_SECS } else { f64::NAN };
        self.read = None;
    }

    /// Playback has been moved past the gap that was read.
    pub fn resume(&mut self) {
        self.last = f64::NAN;
    }

    /// Playback is at `secs` of `duration` (NaN if it is not known), at the speed `rate`.
    pub fn tick(&mut self, secs: f64, duration: f64, rate: f64) -> Due {
        let last = std::mem::replace(&mut self.last, secs);
        let place = |gap: &Gap| match gap.at.min(duration - LAST_SECS) {
            at if at >= 0.0 => at,
            _ => gap.at,
        };
        if let Some(read) = self.read
            && self.gaps.get(read).is_some_and(|gap| secs > place(gap) + 1.0)
        {
            self.read = None;
        }
        let open = self.gaps.iter().enumerate();
        let mut open = open.filter(|(index, _)| self.read != Some(*index));
        let Some((index, gap)) =
            open.find(|(_, gap)| place(gap) > last || (last.is_nan() && place(gap) > secs))
        else {
            return Due::No;
        };
        let wait = place(gap) - secs;
        let played_through = secs >= last && secs - last < APART_SECS * rate;
        if wait <= 0.02 {
            if !played_through {
                return Due::No;
            }
            let due = gap.clone();
            self.read = Some(index);
            return Due::Now(due);
        }
        if wait < NEAR_SECS * rate {
            return Due::Soon((wait / rate * 1000.0).round() as u32);
        }
        Due::No
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use narration::{Confidence, Utf16Offset};

    fn cue(line: u32, time_ms: Range<u32>) -> Cue {
        let nowhere = Utf16Offset::new(0);
        Cue {
            time_ms,
            passage: 0,
            range: nowhere..nowhere,
            grain: Grain::Sentence,
            confidence: Confidence::FULL,
            sentences: line..line + 1,
            words: 0..0,
        }
    }

    fn timeline(heard: &[(u32, Range<u32>)], missing: &[u32], unmatched: &[Range<u32>]) -> Timeline {
        Timeline {
            cues: heard
                .iter()
                .map(|(line, time)| cue(*line, time.clone()))
                .collect(),
            outdated: missing.iter().map(|line| (*line, Outdated::Missing)).collect(),
            unmatched_ms: unmatched.to_vec(),
            ..Timeline::default()
        }
    }

    fn gap(at: f64, resume: f64, lines: Range<usize>) -> Gap {
        Gap { at, resume, lines }
    }

    #[test]
    fn a_new_sentence_follows_the_sentence_before_it() {
        let timeline = timeline(&[(1, 0..1000), (4, 1200..2000)], &[0, 2, 3, 5], &[]);
        assert_eq!(
            gaps(&timeline, 20),
            [gap(0.0, 0.0, 0..1), gap(1.0, 1.0, 2..4), gap(2.0, 2.0, 5..6)]
        );
    }

    #[test]
    fn a_new_sentence_replaces_the_older_text() {
        let timeline = timeline(
            &[(0, 0..1000), (2, 3000..4000)],
            &[1, 3],
            &[1100..2900, 4100..6000],
        );
        assert_eq!(gaps(&timeline, 20), [gap(1.1, 2.9, 1..2), gap(4.1, 6.0, 3..4)]);
    }

    #[test]
    fn a_paragraph_with_known_lines_has_the_time_of_an_older_text() {
        let of_paragraph = |missing: &[u32]| {
            let mut timeline = timeline(&[(0, 0..1000), (1, 3000..4000), (3, 5000..6000)], missing, &[]);
            let paragraph = &mut timeline.cues[1];
            (paragraph.grain, paragraph.sentences) = (Grain::Paragraph, 0..3);
            gaps(&timeline, 20)
        };
        assert_eq!(of_paragraph(&[1, 2]), [gap(3.0, 4.0, 1..3)]);
        assert_eq!(
            of_paragraph(&[2]),
            [gap(4.0, 4.0, 2..3)],
            "the other one may be heard then"
        );
    }

    #[test]
    fn timings_of_another_article_leave_no_gaps() {
        let timeline = timeline(&[(0, 0..1000)], &[1, 2, 3], &[]);
        assert_eq!(gaps(&timeline, 4), []);
        assert_eq!(outdated(&timeline, 4), []);
        assert_eq!(outdated(&timeline, 6).len(), 3);
        let changed = Timeline {
            outdated: vec![(1, Outdated::Changed)],
            ..timeline
        };
        assert_eq!((gaps(&changed, 9).len(), outdated(&changed, 9).len()), (0, 1));
    }

    /// The results for a sequence of positions.
    fn due(watch: &mut GapWatch, places: &[f64]) -> Vec<Due> {
        places.iter().map(|secs| watch.tick(*secs, 60.0, 1.0)).collect()
    }

    #[test]
    fn a_gap_is_due_once_when_playback_reaches_it() {
        let there = gap(10.0, 10.0, 3..4);
        let mut watch = GapWatch::new(vec![there.clone()]);
        watch.jump(9.0);
        assert_eq!(due(&mut watch, &[9.0, 9.25]), [Due::No, Due::No]);
        assert_eq!(
            due(&mut watch, &[9.75, 10.0]),
            [Due::Soon(250), Due::Now(there.clone())]
        );
        watch.resume();
        let after = due(&mut watch, &[9.98, 10.2, 10.5, 11.5]);
        assert_eq!(after, [Due::No, Due::No, Due::No, Due::No]);
        watch.jump(9.5);
        assert_eq!(
            due(&mut watch, &[9.5, 10.1]).last(),
            Some(&Due::Now(there)),
            "again, when it is played again"
        );
    }

    #[test]
    fn a_gap_that_is_jumped_over_is_not_read() {
        let mut watch = GapWatch::new(vec![gap(10.0, 12.0, 3..4)]);
        watch.jump(5.0);
        due(&mut watch, &[5.0]);
        watch.jump(20.0);
        assert_eq!(due(&mut watch, &[20.0, 20.3]), [Due::No, Due::No]);
        watch.jump(11.0);
        assert_eq!(due(&mut watch, &[11.0, 11.3]), [Due::No, Due::No]);
    }

    #[test]
    fn gaps_at_both_ends_are_found() {
        let (first, last) = (gap(0.0, 0.0, 0..1), gap(60.0, 60.0, 9..10));
        let mut watch = GapWatch::new(vec![first.clone(), last.clone()]);
        assert_eq!(watch.tick(0.0, 60.0, 2.0), Due::Now(first.clone()));
        watch.resume();
        watch.jump(59.0);
        assert_eq!(watch.tick(59.0, 60.0, 1.0), Due::No);
        assert_eq!(watch.tick(59.5, 60.0, 1.0), Due::Soon(200));
        assert_eq!(watch.tick(59.7, 60.0, 1.0), Due::Now(last));
        watch.jump(0.1);
        assert_eq!(watch.tick(0.1, f64::NAN, 1.0), Due::Now(first));
    }
}
