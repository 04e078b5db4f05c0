//! The loudness of the recording.
//!
//! It is measured as EBU R 128 and Recommendation ITU-R BS.1770-5 say, and brought to [`TARGET`]. Apple asks podcasts for
//! -16 LKFS within 1 dB and true peaks below -1 dBFS (Apple Podcasts for Creators, "Audio requirements"), and so do most
//! others. Gain alone would clip the peaks of most voices. So peaks are limited smoothly and without a delay; the loudness
//! that this takes away is measured and given back.

use ebur128::{EbuR128, Mode};

use super::RATE;

/// In LUFS.
pub const TARGET: f64 = -16.0;

/// The highest sample. An encoder and the interpolation between two samples may add to it, so it is 2 dB below full scale.
const CEILING: f64 = 32_768.0 * 0.794_328;
/// How long before a peak its gain begins to fall: 5 ms.
const LOOK_AHEAD: usize = RATE as usize / 200;

/// Brings speech to [`TARGET`]. Silence stays silence.
pub fn normalise(samples: &mut [i16]) {
    let original: Vec<f64> = samples.iter().map(|sample| f64::from(*sample)).collect();
    let Some(measured) = integrated(&original) else {
        return;
    };
    let mut gain = TARGET - measured;
    let mut limited = limit(&original, gain);
    for _ in 0..4 {
        let missing = TARGET - integrated(&limited).unwrap_or(TARGET);
        if missing < 0.05 {
            break;
        }
        gain += missing;
        limited = limit(&original, gain);
    }
    for (sample, loud) in samples.iter_mut().zip(limited) {
        *sample = loud.round() as i16;
    }
}

/// Returns the integrated loudness in LUFS of samples from -32768 to 32767. `None` for silence and for less than 400 ms.
pub fn integrated(samples: &[f64]) -> Option<f64> {
    let full_scale: Vec<f64> = samples.iter().map(|sample| sample / 32_768.0).collect();
    let mut meter = EbuR128::new(1, RATE, Mode::I).ok()?;
    meter.add_frames_f64(&full_scale).ok()?;
    let loudness = meter.loudness_global().ok()?;
    loudness.is_finite().then_some(loudness)
}

/// Applies `gain` decibels, and less where a sample would pass the ceiling. The gain falls before a peak and rises after
/// it, each over [`LOOK_AHEAD`].
fn limit(samples: &[f64], gain: f64) -> Vec<f64> {
    let factor = 10_f64.powf(gain / 20.0);
    // The gain that each sample allows, then the minimum of that within reach, then the average of the minima within reach.
    // No average is above the gain that its sample allows.
    let allowed: Vec<f64> = samples
        .iter()
        .map(|sample| factor.min(CEILING / sample.abs().max(1.0)))
        .collect();
    let least = sliding_minimum(&allowed, LOOK_AHEAD);
    let mut sum: f64 = 0.0;
    let mut sums = Vec::with_capacity(least.len() + 1);
    sums.push(sum);
    for value in &least {
        sum += value;
        sums.push(sum);
    }
    let average = |at: usize| {
        let (from, to) = (
            at.saturating_sub(LOOK_AHEAD),
            (at + LOOK_AHEAD + 1).min(least.len()),
        );
        let (Some(before), Some(after)) = (sums.get(from), sums.get(to)) else {
            return factor;
        };
        (after - before) / (to - from) as f64
    };
    let mut out: Vec<f64> = samples.to_vec();
    for (at, sample) in out.iter_mut().enumerate() {
        *sample = (*sample * average(at)).clamp(-CEILING, CEILING);
    }
    out
}

/// Returns the minimum of each value and of the `reach` values on both sides of it.
fn sliding_minimum(values: &[f64], reach: usize) -> Vec<f64> {
    // Candidates in rising order. Each is the minimum of the values from its place on.
    let mut candidates: std::collections::VecDeque<(usize, f64)> = std::collections::VecDeque::new();
    let mut least = Vec::with_capacity(values.len());
    let mut coming = values.iter().copied().enumerate().peekable();
    for at in 0..values.len() {
        while let Some((place, value)) = coming.next_if(|(place, _)| *place <= at + reach) {
            while candidates.back().is_some_and(|(_, last)| *last >= value) {
                candidates.pop_back();
            }
            candidates.push_back((place, value));
        }
        while candidates.front().is_some_and(|(place, _)| place + reach < at) {
            candidates.pop_front();
        }
        least.extend(candidates.front().map(|(_, value)| *value));
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::PI;

    fn sine(hertz: f64, amplitude: f64, seconds: f64) -> Vec<f64> {
        let rate = f64::from(RATE);
        (0..(seconds * rate) as usize)
            .map(|at| amplitude * 32_768.0 * (2.0 * PI * hertz * at as f64 / rate).sin())
            .collect()
    }

    #[test]
    fn a_sine_is_as_loud_as_the_recommendation_says() {
        // BS.1770: a full sine of 997 Hz in one channel reads -3.01 LKFS.
        let loudness = integrated(&sine(997.0, 1.0, 5.0)).unwrap();
        assert!((loudness + 3.01).abs() < 0.05, "{loudness}");
        // EBU Tech 3341, case 1, in one channel of two.
        let loudness = integrated(&sine(1000.0, 10_f64.powf(-23.0 / 20.0), 20.0)).unwrap();
        assert!((loudness + 26.01).abs() < 0.1, "{loudness}");
    }

    #[test]
    fn pauses_do_not_count() {
        let mut samples = sine(997.0, 0.1, 5.0);
        let alone = integrated(&samples).unwrap();
        samples.extend(vec![0.0; RATE as usize * 5]);
        samples.extend(sine(997.0, 0.001, 5.0));
        let with_pauses = integrated(&samples).unwrap();
        assert!((alone - with_pauses).abs() < 0.3, "{alone} {with_pauses}");
        assert_eq!(integrated(&[0.0; 50_000]), None);
        assert_eq!(integrated(&[9000.0; 100]), None);
    }

    #[test]
    fn quiet_and_peaky_sound_comes_to_the_target_without_clipping() {
        // Pulses, as a voice has them: a sine whose power is in a tenth of each cycle.
        let pulses: Vec<f64> = sine(120.0, 0.05, 6.0)
            .into_iter()
            .map(|sample| sample * (sample.abs() / 1640.0).powi(8))
            .collect();
        for original in [sine(200.0, 0.01, 3.0), sine(200.0, 0.9, 3.0), pulses] {
            let mut samples: Vec<i16> = original.iter().map(|sample| sample.round() as i16).collect();
            normalise(&mut samples);
            let loud: Vec<f64> = samples.iter().map(|sample| f64::from(*sample)).collect();
            let loudness = integrated(&loud).unwrap();
            assert!((loudness - TARGET).abs() < 0.6, "{loudness}");
            assert!(loud.iter().all(|sample| sample.abs() <= CEILING.ceil()));
        }
        let mut silence = vec![0; 30_000];
        normalise(&mut silence);
        assert!(silence.iter().all(|sample| *sample == 0));
    }

    #[test]
    fn the_least_within_reach_is_found() {
        let values = [5.0, 3.0, 4.0, 9.0, 8.0, 7.0, 1.0];
        assert_eq!(sliding_minimum(&values, 1), [3.0, 3.0, 3.0, 4.0, 7.0, 1.0, 1.0]);
        assert_eq!(sliding_minimum(&values, 9), [1.0; 7]);
        assert!(sliding_minimum(&[], 3).is_empty());
    }
}
