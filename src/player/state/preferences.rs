//! The reader's choices for every player.

use crate::player::state::decimal;

/// The speeds on offer, slowest first.
pub const RATES: [f64; 9] = [0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0];

/// Returns the nearest speed that a player accepts; 1 for NaN.
#[must_use]
pub fn clamp_rate(rate: f64) -> f64 {
    if rate.is_finite() {
        decimal::within(rate, 0.5, 3.0)
    } else {
        1.0
    }
}

/// Returns the next speed on offer above `rate`, or `rate`.
#[must_use]
pub fn faster(rate: f64) -> f64 {
    RATES.into_iter().find(|r| *r > rate).unwrap_or(rate)
}

/// Returns the next speed on offer below `rate`, or `rate`.
#[must_use]
pub fn slower(rate: f64) -> f64 {
    RATES.into_iter().rev().find(|r| *r < rate).unwrap_or(rate)
}

/// Returns the nearest volume that a media element accepts; 1 for NaN.
#[must_use]
pub fn clamp_volume(volume: f64) -> f64 {
    if volume.is_finite() {
        decimal::within(volume, 0.0, 1.0)
    } else {
        1.0
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preferences {
    /// From 0.5 to 3.
    pub rate: f64,
    /// From 0 to 1.
    pub volume: f64,
    pub muted: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            rate: 1.0,
            volume: 1.0,
            muted: false,
        }
    }
}

impl Preferences {
    /// Reads the output of [`Preferences::write`]. Missing and broken values keep their defaults; unknown ones are
    /// ignored.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut preferences = Self::default();
        for (name, value) in text.split(';').filter_map(|pair| pair.split_once('=')) {
            match name {
                "rate" => preferences.rate = clamp_rate(decimal::read(value).unwrap_or(preferences.rate)),
                "volume" => {
                    preferences.volume = clamp_volume(decimal::read(value).unwrap_or(preferences.volume))
                }
                "muted" => preferences.muted = value == "true",
                _ => {}
            }
        }
        preferences
    }

    /// Returns `rate=1.5;volume=0.8;muted=false`.
    #[must_use]
    pub fn write(&self) -> String {
        let (rate, volume) = (decimal::write(self.rate), decimal::write(self.volume));
        let muted = if self.muted { "true" } else { "false" };
        ["rate=", &rate, ";volume=", &volume, ";muted=", muted].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_back_as_written() {
        for rate in RATES {
            let preferences = Preferences {
                rate,
                volume: 0.35,
                muted: rate > 1.0,
            };
            assert_eq!(Preferences::read(&preferences.write()), preferences);
        }
    }

    #[test]
    fn broken_stored_values_are_ignored() {
        let cases = [
            ("", Preferences::default()),
            ("{\"rate\":2}", Preferences::default()),
            ("rate=NaN;volume=inf;muted=maybe", Preferences::default()),
            (
                "rate=99;volume=-1;later=x;muted=true",
                Preferences {
                    rate: 3.0,
                    volume: 0.0,
                    muted: true,
                },
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(Preferences::read(text), expected, "{text}");
        }
    }

    #[test]
    fn steps_stay_on_the_list() {
        assert_eq!(faster(1.0), 1.25);
        assert_eq!(faster(1.1), 1.25);
        assert_eq!(faster(3.0), 3.0);
        assert_eq!(slower(1.0), 0.75);
        assert_eq!(slower(0.5), 0.5);
    }
}
