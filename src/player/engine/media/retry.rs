//! The order of attempts to play a recording, and their end.

use crate::player::state::failure::Failure;

/// Delays before the second and the third attempt, in milliseconds: long enough for a phone to change cells, short
/// enough for a reader to wait.
const BACK_OFF_MS: [u32; 2] = [1_000, 3_000];

/// A failure counts as overcome once playback is this many seconds past it. Otherwise a file that is cut short would
/// be fetched for ever.
const OVERCOME_SECS: f64 = 5.0;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    Load(usize),
    LoadAfter {
        index: usize,
        delay_ms: u32,
    },
    /// Report the failure to the reader.
    GiveUp(Failure),
}

/// The attempts to play a recording with this many sources.
#[derive(Clone, Debug)]
pub struct Attempts {
    sources: usize,
    current: usize,
    retries: usize,
    /// The failure to report after this round: `Network` before any other, since another round may help.
    failure: Option<Failure>,
    failed_at_secs: f64,
    if_none: Failure,
}

impl Attempts {
    /// `if_none` is reported if there are no sources.
    #[must_use]
    pub fn new(sources: usize, if_none: Failure) -> Self {
        Self {
            sources,
            current: 0,
            retries: 0,
            failure: None,
            failed_at_secs: 0.0,
            if_none,
        }
    }

    /// Begins again at the reader's request, with the source that was used last.
    pub fn begin(&mut self) -> Step {
        self.retries = 0;
        self.failure = None;
        if self.sources == 0 {
            return Step::GiveUp(self.if_none);
        }
        if self.current >= self.sources {
            self.current = 0;
        }
        Step::Load(self.current)
    }

    /// The source with this index is loaded already.
    pub fn begun_with(&mut self, index: usize) {
        self.current = index;
    }

    /// The current source failed. `was_playing` is whether it had begun to play.
    pub fn after(&mut self, failure: Failure, position_secs: f64, was_playing: bool) -> Step {
        self.failed_at_secs = position_secs;
        let retriable = failure == Failure::Network;
        if self.failure.is_none() || retriable {
            self.failure = Some(failure);
        }
        if was_playing && retriable {
            // The source had played, so the connection failed. Another source would not help.
            if let Some(step) = self.wait(self.current) {
                return step;
            }
        }
        self.current += 1;
        if self.current < self.sources {
            return Step::Load(self.current);
        }
        self.current = 0;
        let worst = self.failure.take().unwrap_or(failure);
        if worst == Failure::Network
            && let Some(step) = self.wait(0)
        {
            return step;
        }
        Step::GiveUp(worst)
    }

    /// Playback is at `position_secs`.
    pub fn progressed(&mut self, position_secs: f64) {
        if self.retries > 0 && position_secs > self.failed_at_secs + OVERCOME_SECS {
            self.retries = 0;
            self.failure = None;
        }
    }

    fn wait(&mut self, index: usize) -> Option<Step> {
        let delay_ms = *BACK_OFF_MS.get(self.retries)?;
        self.retries += 1;
        self.current = index;
        Some(Step::LoadAfter { index, delay_ms })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Failure::{Decode, Network, NoSource, Unsupported};

    fn later(index: usize, delay_ms: u32) -> Step {
        Step::LoadAfter { index, delay_ms }
    }

    #[test]
    fn every_source_is_tried_three_times_before_a_network_failure() {
        let mut attempts = Attempts::new(2, NoSource);
        assert_eq!(attempts.begin(), Step::Load(0));
        assert_eq!(attempts.after(Network, 0.0, false), Step::Load(1));
        assert_eq!(attempts.after(Decode, 0.0, false), later(0, 1_000));
        assert_eq!(attempts.after(Network, 0.0, false), Step::Load(1));
        assert_eq!(attempts.after(Network, 0.0, false), later(0, 3_000));
        assert_eq!(attempts.after(Network, 0.0, false), Step::Load(1));
        assert_eq!(attempts.after(Network, 0.0, false), Step::GiveUp(Network));
        assert_eq!(attempts.begin(), Step::Load(0), "Retry starts anew");
    }

    #[test]
    fn a_broken_file_is_not_fetched_again() {
        let mut attempts = Attempts::new(2, NoSource);
        attempts.begin();
        assert_eq!(attempts.after(Decode, 3.0, true), Step::Load(1));
        assert_eq!(attempts.after(Unsupported, 3.0, false), Step::GiveUp(Decode));
    }

    #[test]
    fn a_connection_that_breaks_during_playback_retries_the_same_source() {
        let mut attempts = Attempts::new(2, NoSource);
        attempts.begin();
        assert_eq!(attempts.after(Network, 40.0, true), later(0, 1_000));
        attempts.progressed(41.0);
        assert_eq!(attempts.after(Network, 41.0, true), later(0, 3_000));
        assert_eq!(attempts.after(Network, 41.0, true), Step::Load(1));
    }

    #[test]
    fn a_failure_that_playback_has_passed_does_not_count() {
        let mut attempts = Attempts::new(1, NoSource);
        attempts.begin();
        for position in [10.0, 20.0, 30.0, 40.0] {
            assert_eq!(attempts.after(Network, position, true), later(0, 1_000));
            attempts.progressed(position + 6.0);
        }
    }

    #[test]
    fn no_sources_report_the_reason() {
        assert_eq!(Attempts::new(0, NoSource).begin(), Step::GiveUp(NoSource));
        assert_eq!(Attempts::new(0, Unsupported).begin(), Step::GiveUp(Unsupported));
    }

    #[test]
    fn a_source_that_was_loaded_elsewhere_is_tried_again_before_the_next() {
        let mut attempts = Attempts::new(3, NoSource);
        attempts.begun_with(1);
        assert_eq!(
            attempts.after(Network, 9.0, true),
            Step::LoadAfter {
                index: 1,
                delay_ms: BACK_OFF_MS[0]
            }
        );
        assert_eq!(attempts.after(Decode, 9.0, true), Step::Load(2));
    }
}
