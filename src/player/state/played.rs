//! Played ranges.

/// A range of time in seconds; finite, `0 <= start < end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    pub start: f64,
    pub end: f64,
}

impl Span {
    /// `None` if it is empty, runs backwards, or is not a number.
    #[must_use]
    pub fn new(start: f64, end: f64) -> Option<Self> {
        if !start.is_finite() || !end.is_finite() {
            return None;
        }
        let start = start.max(0.0);
        (start < end).then_some(Self { start, end })
    }
}

/// The shares that are reported, in percent.
const MILESTONES: [u8; 4] = [25, 50, 75, 100];

/// The union of the ranges that were played: a repeated part counts once, a skipped part not at all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlayedRanges {
    /// In order, without touching one another.
    spans: Vec<Span>,
    reported: usize,
}

impl PlayedRanges {
    pub fn add(&mut self, span: Span) {
        /// Media elements lose a few milliseconds between one range and the next.
        const SEAM_SECS: f64 = 0.05;
        let (mut start, mut end) = (span.start, span.end);
        self.spans.retain(|other| {
            let touches = other.start <= end + SEAM_SECS && start <= other.end + SEAM_SECS;
            if touches {
                start = start.min(other.start);
                end = end.max(other.end);
            }
            !touches
        });
        let at = self.spans.partition_point(|other| other.start < start);
        self.spans.insert(at, Span { start, end });
    }

    /// Returns the ranges in a recording whose times are `factor` times these; empty if that is not a number.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        let spans = self.spans.iter();
        Self {
            spans: spans
                .filter_map(|span| Span::new(span.start * factor, span.end * factor))
                .collect(),
            reported: self.reported,
        }
    }

    #[must_use]
    pub fn total_secs(&self) -> f64 {
        self.spans.iter().map(|span| span.end - span.start).sum()
    }

    /// Returns the next milestone that was reached and not reported yet; `None` if there is none, or if the length is
    /// not known.
    pub fn next_milestone(&mut self, duration_secs: Option<f64>) -> Option<u8> {
        let duration = duration_secs.filter(|d| d.is_finite() && *d > 0.0)?;
        let percent = *MILESTONES.get(self.reported)?;
        let required = if percent == 100 {
            // No element plays its last frame to the millisecond.
            duration - (duration * 0.02).min(0.5)
        } else {
            duration * f64::from(percent) / 100.0
        };
        (self.total_secs() >= required).then(|| {
            self.reported += 1;
            percent
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(spans: &[(f64, f64)]) -> PlayedRanges {
        let mut heard = PlayedRanges::default();
        for (start, end) in spans {
            if let Some(span) = Span::new(*start, *end) {
                heard.add(span);
            }
        }
        heard
    }

    fn milestones(heard: &mut PlayedRanges, duration: f64) -> Vec<u8> {
        std::iter::from_fn(|| heard.next_milestone(Some(duration))).collect()
    }

    #[test]
    fn ranges_that_were_played_twice_count_once() {
        let cases: [(&[(f64, f64)], f64); 7] = [
            (&[], 0.0),
            (&[(0.0, 10.0)], 10.0),
            (&[(0.0, 10.0), (0.0, 10.0)], 10.0),
            (&[(0.0, 10.0), (5.0, 20.0)], 20.0),
            (&[(20.0, 30.0), (0.0, 10.0)], 20.0),
            (&[(0.0, 10.0), (20.0, 30.0), (5.0, 25.0)], 30.0),
            (&[(0.0, 10.0), (10.02, 20.0)], 20.0),
        ];
        for (spans, expected) in cases {
            assert!((heard(spans).total_secs() - expected).abs() < 1e-9, "{spans:?}");
        }
    }

    #[test]
    fn invalid_ranges_are_refused() {
        for (start, end) in [(1.0, 1.0), (2.0, 1.0), (f64::NAN, 1.0), (0.0, f64::INFINITY)] {
            assert_eq!(Span::new(start, end), None, "{start} to {end}");
        }
        assert_eq!(Span::new(-1.0, 1.0), Some(Span { start: 0.0, end: 1.0 }));
    }

    #[test]
    fn a_jump_to_the_end_is_not_listening() {
        let mut heard = heard(&[(0.0, 3.0), (98.0, 100.0)]);
        assert_eq!(milestones(&mut heard, 100.0), [0_u8; 0]);
    }

    #[test]
    fn each_share_is_reported_once_and_in_order() {
        let mut heard = heard(&[(10.0, 70.0)]);
        assert_eq!(milestones(&mut heard, 100.0), [25, 50]);
        assert_eq!(milestones(&mut heard, 100.0), [0_u8; 0]);
        heard.add(Span {
            start: 0.0,
            end: 99.8,
        });
        assert_eq!(milestones(&mut heard, 100.0), [75, 100]);
        assert_eq!(milestones(&mut heard, 100.0), [0_u8; 0]);
    }

    #[test]
    fn played_ranges_of_the_recording_count_for_the_voice_that_continues() {
        let mut heard = heard(&[(0.0, 30.0)]);
        assert_eq!(milestones(&mut heard, 100.0), [25]);
        let mut scaled = heard.scaled(2.0);
        assert_eq!(scaled.total_secs(), 60.0);
        scaled.add(Span {
            start: 60.0,
            end: 110.0,
        });
        assert_eq!(milestones(&mut scaled, 200.0), [50]);
        assert_eq!(heard.scaled(f64::NAN).total_secs(), 0.0);
    }

    #[test]
    fn nothing_is_reported_of_an_unknown_length() {
        let mut heard = heard(&[(0.0, 70.0)]);
        for duration in [None, Some(f64::NAN), Some(f64::INFINITY), Some(0.0)] {
            assert_eq!(heard.next_milestone(duration), None);
        }
    }
}
