//! The beginning of each line of the script. Sentences, chapters and a change of engine use it.

use std::rc::Rc;

use narration::Timeline;

/// A line, or several that are read together, and their beginning.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Cue {
    line: usize,
    /// The line after the last of them.
    end: usize,
    /// In seconds.
    start: f64,
}

/// The beginnings of lines, in the order of lines and of time. Empty if they are not known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cues(Rc<[Cue]>);

/// From this far into a sentence, the way back leads to its own beginning first.
const WELL_INTO_SECS: f64 = 2.0;

/// Players do not seek to the millisecond.
const NEAR_SECS: f64 = 0.05;

impl Cues {
    /// The cues of a recording.
    #[must_use]
    pub fn of_recording(timeline: &Timeline) -> Self {
        Self(in_order(timeline.cues.iter().map(|cue| Cue {
            line: cue.sentences.start as usize,
            end: cue.sentences.end as usize,
            start: f64::from(cue.time_ms.start) / 1000.0,
        })))
    }

    /// The cues of a voice. `starts` are the beginnings of the lines and, last, the end.
    #[must_use]
    pub fn of_voice(starts: &[f64]) -> Self {
        let lines = starts.len().saturating_sub(1);
        let end = starts.last().copied().unwrap_or_default();
        let cues = starts.iter().take(lines).enumerate().rev();
        // A line that takes no time begins with the next one, which counts.
        let mut before = end;
        let mut found: Vec<Cue> = cues
            .filter_map(|(line, start)| {
                (std::mem::replace(&mut before, *start) > *start).then_some(Cue {
                    line,
                    end: line + 1,
                    start: *start,
                })
            })
            .collect();
        found.reverse();
        Self(in_order(found.into_iter()))
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the line at `secs`, or the last one before it.
    #[must_use]
    pub fn line_at(&self, secs: f64) -> Option<usize> {
        let after = self.0.partition_point(|cue| cue.start <= secs + NEAR_SECS);
        let cue = self.0.get(after.saturating_sub(1))?;
        Some(cue.line)
    }

    /// Returns when `line` begins or, if that is not known, the next line whose beginning is.
    #[must_use]
    pub fn start_of(&self, line: usize) -> Option<f64> {
        let at = self.0.partition_point(|cue| cue.line < line);
        Some(self.0.get(at)?.start)
    }

    /// Returns when `line` itself is read, or the lines that it is read together with.
    #[must_use]
    pub fn holding(&self, line: usize) -> Option<f64> {
        let after = self.0.partition_point(|cue| cue.line <= line);
        let cue = self.0.get(after.checked_sub(1)?)?;
        (line < cue.end).then_some(cue.start)
    }

    /// Returns the beginning of the next sentence.
    #[must_use]
    pub fn next(&self, secs: f64) -> Option<f64> {
        let after = self.0.partition_point(|cue| cue.start <= secs + NEAR_SECS);
        Some(self.0.get(after)?.start)
    }

    /// Returns the beginning of the sentence at `secs` or, near its beginning, of the one before.
    #[must_use]
    pub fn previous(&self, secs: f64) -> Option<f64> {
        let before = self.0.partition_point(|cue| cue.start < secs - WELL_INTO_SECS);
        Some(self.0.get(before.saturating_sub(1))?.start)
    }
}

/// Keeps the cues that come after all before them, in lines and in time.
fn in_order(cues: impl Iterator<Item = Cue>) -> Rc<[Cue]> {
    let mut kept: Vec<Cue> = Vec::new();
    for cue in cues.filter(|cue| cue.start.is_finite()) {
        if kept
            .last()
            .is_none_or(|last| cue.line > last.line && cue.start >= last.start)
        {
            kept.push(cue);
        }
    }
    kept.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cues() -> Cues {
        // The second line is empty.
        Cues::of_voice(&[0.0, 4.0, 4.0, 9.0, 12.0])
    }

    #[test]
    fn lines_and_times_are_found_by_each_other() {
        let cues = cues();
        for (secs, line) in [
            (-1.0, 0),
            (0.0, 0),
            (3.9, 0),
            (4.0, 2),
            (8.0, 2),
            (9.0, 3),
            (99.0, 3),
        ] {
            assert_eq!(cues.line_at(secs), Some(line), "{secs}");
        }
        for (line, start) in [
            (0, Some(0.0)),
            (1, Some(4.0)),
            (2, Some(4.0)),
            (3, Some(9.0)),
            (4, None),
        ] {
            assert_eq!(cues.start_of(line), start, "{line}");
        }
        let holding: Vec<_> = (0..5).map(|line| cues.holding(line)).collect();
        assert_eq!(holding, [Some(0.0), None, Some(4.0), Some(9.0), None]);
    }

    #[test]
    fn going_back_leads_to_the_beginning_of_the_sentence_first() {
        let cues = cues();
        let cases = [
            (0.0, Some(4.0), Some(0.0)),
            (3.0, Some(4.0), Some(0.0)),
            (5.0, Some(9.0), Some(0.0)),
            (7.0, Some(9.0), Some(4.0)),
            (9.0, None, Some(4.0)),
            (11.5, None, Some(9.0)),
        ];
        for (secs, next, previous) in cases {
            assert_eq!((cues.next(secs), cues.previous(secs)), (next, previous), "{secs}");
        }
    }

    #[test]
    fn unknown_times_are_not_invented() {
        let none = Cues::default();
        assert!(none.is_empty());
        assert_eq!(
            (
                none.line_at(1.0),
                none.start_of(0),
                none.next(0.0),
                none.previous(9.0)
            ),
            (None, None, None, None)
        );
        assert!(Cues::of_voice(&[]).is_empty() && Cues::of_voice(&[0.0]).is_empty());
    }

    #[test]
    fn cues_out_of_order_are_left_out() {
        let cue = |line, start| Cue {
            line,
            end: line + 1,
            start,
        };
        let kept = in_order(
            [
                cue(0, 0.0),
                cue(2, 5.0),
                cue(1, 6.0),
                cue(3, 4.0),
                cue(4, f64::NAN),
                cue(5, 8.0),
            ]
            .into_iter(),
        );
        assert_eq!(&*kept, [cue(0, 0.0), cue(2, 5.0), cue(5, 8.0)]);
    }
}
