//! The position for the system's media controls (Media Session).

use crate::player::state::preferences::clamp_rate;

/// A position that `setPositionState` accepts. It throws for a duration that is negative or NaN, a position beyond
/// it, and a rate of 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PositionState {
    /// Seconds, above 0.
    pub duration: f64,
    /// Seconds, from 0 to the duration.
    pub position: f64,
    /// From 0.5 to 3.
    pub rate: f64,
}

impl PositionState {
    /// `None` if the length is unknown.
    #[must_use]
    pub fn new(position: f64, duration: Option<f64>, rate: f64) -> Option<Self> {
        let duration = duration.filter(|duration| duration.is_finite() && *duration > 0.0)?;
        Some(Self {
            duration,
            position: if position.is_finite() {
                crate::player::state::decimal::within(position, 0.0, duration)
            } else {
                0.0
            },
            rate: clamp_rate(rate),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_state_is_never_invalid() {
        let numbers = [
            0.0,
            -0.0,
            -3.0,
            1.0,
            59.9,
            60.0,
            61.0,
            1e12,
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
        ];
        for position in numbers {
            for duration in numbers {
                for rate in numbers {
                    let Some(state) = PositionState::new(position, Some(duration), rate) else {
                        assert!(!(duration.is_finite() && duration > 0.0));
                        continue;
                    };
                    assert!(state.duration.is_finite() && state.duration > 0.0);
                    assert!((0.0..=state.duration).contains(&state.position), "{state:?}");
                    assert!((0.5..=3.0).contains(&state.rate), "{state:?}");
                }
            }
        }
        assert_eq!(PositionState::new(1.0, None, 1.0), None);
    }
}
