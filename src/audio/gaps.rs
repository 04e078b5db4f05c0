//! What a recording lacks because the article was written on: where each gap stands, and when playing comes to it.

use std::ops::Range;

use crate::model::{Staleness, Timeline};

/// Sentences that the recording lacks. Times in seconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// When they would be heard.
    pub at: f64,
    /// Where the recording goes on: what it says of an older text in between is left out.
    pub resume: f64,
    /// Their lines.
    pub lines: Range<usize>,
}

/// The sentences that were written or changed after the recording, by line. None where they are most of `count`: then the
/// timings are of something else, and say nothing of this article.
#[must_use]
pub fn stale(timeline: &Timeline, count: usize) -> &[(u32, Staleness)] {
    if timeline.stale.len() * 2 > count {
        &[]
    } else {
        &timeline.stale
    }
}

/// The gaps of a recording, in order; see [`stale`] for `count`.
#[must_use]
pub fn gaps(timeline: &Timeline, count: usize) -> Vec<Gap> {
    let missing = stale(timeline, count)
        .iter()
        .filter(|(_, staleness)| *staleness == Staleness::Missing)
        .map(|(line, _)| *line);
    let mut runs: Vec<Range<u32>> = Vec::new();
    for line in missing {
        match runs.last_mut() {
            Some(run) if run.end == line => run.end += 1,
            _ => runs.push(line..line + 1),
        }
    }
    runs.into_iter().map(|run| gap(timeline, run)).collect()
}

fn gap(timeline: &Timeline, lines: Range<u32>) -> Gap {
    let stretches = &timeline.stretches;
    let next = stretches.partition_point(|stretch| stretch.sentences.start < lines.start);
    let before = next.checked_sub(1).and_then(|index| stretches.get(index));
    let start_ms = before.map_or(0, |stretch| stretch.time_ms.end);
    let end_ms = stretches.get(next).map(|stretch| stretch.time_ms.start);
    // Of an older text that these lines replace.
    let older = timeline.elsewhere_ms.iter().find(|span| {
        span.end > start_ms && end_ms.is_none_or(|end_ms| span.start < end_ms) && span.start >= start_ms
    });
    let at_ms = older.map_or(start_ms, |span| span.start);
    let resume_ms = older.map_or(at_ms, |span| {
        end_ms.map_or(span.end, |end_ms| end_ms.min(span.end))
    });
    let secs = |ms: u32| f64::from(ms) / 1000.0;
    Gap {
        at: secs(at_ms),
        resume: secs(resume_ms.max(at_ms)),
        lines: lines.start as usize..lines.end as usize,
    }
}

/// Follows the position and finds the gaps that playing comes to; those that are jumped over are passed over.
#[derive(Debug, Default)]
pub struct Watch {
    gaps: Vec<Gap>,
    /// Where it was last; NaN after a jump.
    last: f64,
    /// The gap that was read last, until playing is well past it.
    read: Option<usize>,
}

/// What the position means.
#[derive(Clone, Debug, PartialEq)]
pub enum Due {
    /// Nothing.
    No,
    /// To look again in so many milliseconds.
    Soon(i32),
    /// This gap is to be read now.
    Now(Gap),
}

/// The position is told four times a second: a gap that is nearer is waited for. In seconds at single speed.
const NEAR_SECS: f64 = 0.5;

/// Positions that are further apart were not played through, in seconds at single speed.
const APART_SECS: f64 = 2.0;

/// A recording's last moment is not waited for: it may end first. In seconds.
const LAST_SECS: f64 = 0.3;

impl Watch {
    /// Over these gaps, from the beginning.
    #[must_use]
    pub fn new(gaps: Vec<Gap>) -> Self {
        Self {
            gaps,
            last: -LAST_SECS,
            read: None,
        }
    }

    /// Sent to `secs`.
    pub fn jump(&mut self, secs: f64) {
        self.last = if secs < LAST_SECS { -LAST_SECS } else { f64::NAN };
        self.read = None;
    }

    /// Sent to where the gap that was read is over.
    pub fn resume(&mut self) {
        self.last = f64::NAN;
    }

    /// It plays, stands at `secs` of `duration` (NaN where that is not known) and goes at `rate`.
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
            return Due::Soon((wait / rate * 1000.0).round() as i32);
        }
        Due::No
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Confidence, Grain, Stretch, Utf16Offset};

    fn stretch(line: u32, time_ms: Range<u32>) -> Stretch {
        let nowhere = Utf16Offset::new(0);
        Stretch {
            time_ms,
            passage: 0,
            range: nowhere..nowhere,
            grain: Grain::Sentence,
            confidence: Confidence::FULL,
            sentences: line..line + 1,
            words: 0..0,
        }
    }

    fn timeline(heard: &[(u32, Range<u32>)], missing: &[u32], elsewhere: &[Range<u32>]) -> Timeline {
        Timeline {
            stretches: heard
                .iter()
                .map(|(line, time)| stretch(*line, time.clone()))
                .collect(),
            stale: missing.iter().map(|line| (*line, Staleness::Missing)).collect(),
            elsewhere_ms: elsewhere.to_vec(),
            ..Timeline::default()
        }
    }

    fn gap(at: f64, resume: f64, lines: Range<usize>) -> Gap {
        Gap { at, resume, lines }
    }

    #[test]
    fn what_is_new_stands_after_what_was_there() {
        let timeline = timeline(&[(1, 0..1000), (4, 1200..2000)], &[0, 2, 3, 5], &[]);
        assert_eq!(
            gaps(&timeline, 20),
            [gap(0.0, 0.0, 0..1), gap(1.0, 1.0, 2..4), gap(2.0, 2.0, 5..6)]
        );
    }

    #[test]
    fn what_is_new_takes_the_place_of_what_it_replaces() {
        let timeline = timeline(
            &[(0, 0..1000), (2, 3000..4000)],
            &[1, 3],
            &[1100..2900, 4100..6000],
        );
        assert_eq!(gaps(&timeline, 20), [gap(1.1, 2.9, 1..2), gap(4.1, 6.0, 3..4)]);
    }

    #[test]
    fn timings_of_another_article_say_nothing_of_this_one() {
        let timeline = timeline(&[(0, 0..1000)], &[1, 2, 3], &[]);
        assert_eq!(gaps(&timeline, 4), []);
        assert_eq!(stale(&timeline, 4), []);
        assert_eq!(stale(&timeline, 6).len(), 3);
        let changed = Timeline {
            stale: vec![(1, Staleness::Changed)],
            ..timeline
        };
        assert_eq!((gaps(&changed, 9).len(), stale(&changed, 9).len()), (0, 1));
    }

    /// What is due as playing goes from place to place.
    fn due(watch: &mut Watch, places: &[f64]) -> Vec<Due> {
        places.iter().map(|secs| watch.tick(*secs, 60.0, 1.0)).collect()
    }

    #[test]
    fn a_gap_is_due_once_when_playing_comes_to_it() {
        let there = gap(10.0, 10.0, 3..4);
        let mut watch = Watch::new(vec![there.clone()]);
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
        let mut watch = Watch::new(vec![gap(10.0, 12.0, 3..4)]);
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
        let mut watch = Watch::new(vec![first.clone(), last.clone()]);
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
