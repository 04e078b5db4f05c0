//! The recording's time between two frames.

/// Browsers report the time of a recording in steps (Firefox 40 ms, WebKit up to 250). Between two steps the clock
/// advances at the recording's speed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Clock {
    reported_secs: f64,
    told_at_ms: f64,
    last_secs: f64,
}

/// After this time without a report, the recording has stopped.
const MOST_MS: f64 = 250.0;

/// Steps back up to this size mean that the clock has advanced too fast. They are ignored, so that no word is highlighted
/// twice.
const JITTER_SECS: f64 = 0.1;

impl Clock {
    /// Returns the time in seconds. The browser reports `reported_secs` at `now_ms`; the recording plays at `rate`.
    pub fn read(&mut self, reported_secs: f64, now_ms: f64, rate: f64) -> f64 {
        if reported_secs != self.reported_secs {
            self.reported_secs = reported_secs;
            self.told_at_ms = now_ms;
        }
        let gone_ms = now_ms - self.told_at_ms;
        let gone_ms = if gone_ms > MOST_MS { MOST_MS } else { gone_ms };
        let secs = reported_secs + gone_ms / 1000.0 * rate;
        if secs > self.last_secs || self.last_secs - secs > JITTER_SECS * rate {
            self.last_secs = secs;
        }
        self.last_secs
    }

    /// Resets the clock after a pause or a seek.
    pub fn set(&mut self, secs: f64, now_ms: f64) {
        *self = Self {
            reported_secs: secs,
            told_at_ms: now_ms,
            last_secs: secs,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn the_clock_advances_between_two_reports() {
        let mut clock = Clock::default();
        clock.set(10.0, 1_000.0);
        assert!(near(clock.read(10.0, 1_016.0, 2.0), 10.032));
        assert!(near(clock.read(10.0, 1_032.0, 2.0), 10.064));
        assert!(near(clock.read(10.08, 1_040.0, 2.0), 10.08));
    }

    #[test]
    fn the_clock_does_not_go_back_by_a_small_step() {
        let mut clock = Clock::default();
        clock.set(10.0, 0.0);
        assert!(near(clock.read(10.0, 50.0, 1.0), 10.05));
        assert!(near(clock.read(10.04, 51.0, 1.0), 10.05));
        assert!(near(clock.read(10.04, 80.0, 1.0), 10.069));
    }

    #[test]
    fn the_clock_follows_a_jump_and_stops_with_the_recording() {
        let mut clock = Clock::default();
        clock.set(10.0, 0.0);
        assert!(near(clock.read(3.0, 16.0, 1.0), 3.0), "back");
        assert!(near(clock.read(42.0, 32.0, 1.0), 42.0), "on");
        assert!(near(clock.read(42.0, 9_000.0, 1.0), 42.25), "a stall");
    }
}
