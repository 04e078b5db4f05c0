//! The times of words for a voice that does not report them. espeak-ng speaks the same sentence and reports its words, and
//! the two sounds are compared. This is forced alignment by dynamic time warping, as in aeneas (A. Pettarin); see
//! docs/decisions/0015.
//!
//! 1. Both sounds become mel-frequency cepstra (Davis and Mermelstein, 1980), one each 10 ms. Each feature is normalised,
//!    which removes differences between the voices.
//! 2. The cheapest path through both, forwards only, pairs the frames that sound alike (Sakoe and Chiba, 1978).
//! 3. A word begins at the frame that is paired with its beginning. A word that begins too soon or too late after the word
//!    before it is left out.

use std::f32::consts::PI;
use std::ops::Range;

use rustfft::num_complex::Complex;
use rustfft::{Fft, FftPlanner};

use super::RATE;
use super::espeak::Spoken;
use super::sound;
use super::words::Event;

/// Frames per second.
const FRAMES: usize = 100;
/// Samples of a frame: a power of two, about 20 ms.
const WINDOW: usize = 512;
const BANDS: usize = 24;
/// Features of a frame: the loudness, and the shape of the spectrum.
const FEATURES: usize = 13;
/// The most pairs that are compared: two minutes by two minutes.
const MAX_PAIRS: usize = 144_000_000;

type Frame = [f32; FEATURES];

/// Returns the beginnings of the words of `reference` in `samples`, the same sentence in another voice.
pub fn events(reference: &Spoken, samples: &[i16]) -> Vec<Event> {
    let rate = reference.sound.rate as usize;
    let (Some(known), Some(given)) = (sounding(&reference.sound.samples), sounding(samples)) else {
        return Vec::new();
    };
    let spectra = |samples: &[i16], part: &Range<usize>, rate: usize| {
        frames(samples.get(part.clone()).unwrap_or_default(), rate)
    };
    let path = path(
        &spectra(&reference.sound.samples, &known, rate),
        &spectra(samples, &given, RATE as usize),
    );
    // Each word with its frames in both sounds.
    let pairs = reference.events.iter().filter_map(|event| {
        let frame = event.sample.saturating_sub(known.start) * FRAMES / rate;
        Some((event, frame as f32, *path.get(frame)? as f32))
    });
    let pairs: Vec<(&Event, f32, f32)> = pairs.collect();
    let tempo = (given.len() * rate) as f32 / (known.len() * RATE as usize) as f32;
    plausible(&pairs, tempo)
        .into_iter()
        .map(|(event, _, frame)| Event {
            sample: given.start + frame as usize * RATE as usize / FRAMES,
            ..*event
        })
        .collect()
}

/// Removes words that are spoken more than three times faster or slower than the rest. Removes all if those are more than a
/// fifth: then the sound is another sentence.
fn plausible<'a>(pairs: &[(&'a Event, f32, f32)], tempo: f32) -> Vec<(&'a Event, f32, f32)> {
    let mut kept: Vec<(&Event, f32, f32)> = Vec::new();
    for pair in pairs {
        let fits = kept.last().is_none_or(|last| {
            let pace = (pair.2 - last.2) / (pair.1 - last.1).max(1.0) / tempo;
            (1.0 / 3.0..3.0).contains(&pace)
        });
        if fits {
            kept.push(*pair);
        }
    }
    if kept.len() * 5 < pairs.len() * 4 {
        kept.clear();
    }
    kept
}

fn sounding(samples: &[i16]) -> Option<Range<usize>> {
    Some(sound::silence_before(samples)?..sound::sounding_length(samples))
}

/// Returns the frames of `samples`. Each feature has the mean 0 and the deviation 1.
fn frames(samples: &[i16], rate: usize) -> Vec<Frame> {
    let bands = mel_bands(rate);
    let fourier = FftPlanner::new().plan_fft_forward(WINDOW);
    let mut frames: Vec<Frame> = (0..samples.len())
        .step_by(rate / FRAMES)
        .map(|start| cepstrum(&*fourier, samples.get(start..).unwrap_or_default(), &bands))
        .collect();
    let count = frames.len().max(1) as f32;
    for feature in 0..FEATURES {
        let values = || frames.iter().filter_map(|frame| frame.get(feature));
        let mean = values().sum::<f32>() / count;
        let width = (values().map(|value| (value - mean).powi(2)).sum::<f32>() / count)
            .sqrt()
            .max(1e-3);
        for value in frames.iter_mut().filter_map(|frame| frame.get_mut(feature)) {
            *value = (*value - mean) / width;
        }
    }
    frames
}

/// Returns the bins of the spectrum for each band, with their weights.
fn mel_bands(rate: usize) -> Vec<Vec<(usize, f32)>> {
    let mel = |hertz: f32| 1127.0 * (1.0 + hertz / 700.0).ln();
    let (low, high) = (mel(80.0), mel(7500.0));
    let step = (high - low) / (BANDS + 1) as f32;
    let band = |number: usize| {
        let middle = low + step * (number + 1) as f32;
        let bins = (1..WINDOW / 2).map(|bin| {
            let away = (mel(bin as f32 * rate as f32 / WINDOW as f32) - middle).abs() / step;
            (bin, 1.0 - away)
        });
        bins.filter(|(_, weight)| *weight > 0.0).collect()
    };
    (0..BANDS).map(band).collect()
}

/// Returns the power of each frequency in the first [`WINDOW`] samples.
fn spectrum(fourier: &dyn Fft<f32>, samples: &[i16]) -> Vec<f32> {
    let mut values = [Complex::default(); WINDOW];
    for (place, (value, sample)) in values.iter_mut().zip(samples).enumerate() {
        let hann = 0.5 - 0.5 * (2.0 * PI * place as f32 / WINDOW as f32).cos();
        value.re = f32::from(*sample) / 32_768.0 * hann;
    }
    fourier.process(&mut values);
    values.iter().map(Complex::norm_sqr).collect()
}

/// Returns the mel-frequency cepstrum of the first [`WINDOW`] samples.
fn cepstrum(fourier: &dyn Fft<f32>, samples: &[i16], bands: &[Vec<(usize, f32)>]) -> Frame {
    let powers = spectrum(fourier, samples);
    let power = |bin: usize| powers.get(bin).copied().unwrap_or_default();
    let loudness = |bins: &Vec<(usize, f32)>| {
        let sum = bins.iter().map(|(bin, weight)| power(*bin) * weight).sum::<f32>();
        // All silence is equal, however deep.
        (sum + 1e-4).ln()
    };
    let loud: Vec<f32> = bands.iter().map(loudness).collect();
    let mut frame = [0.0; FEATURES];
    for (order, value) in frame.iter_mut().enumerate() {
        let wave = |band: usize| (PI * order as f32 * (band as f32 + 0.5) / BANDS as f32).cos();
        *value = loud
            .iter()
            .enumerate()
            .map(|(band, loud)| loud * wave(band))
            .sum();
    }
    frame
}

/// Returns the cheapest path through two sounds: for each frame of `known` the first frame of `given` that it is paired with.
/// Empty if a sound has no frames, or both have too many.
fn path(known: &[Frame], given: &[Frame]) -> Vec<u32> {
    let width = given.len();
    if known.is_empty() || width == 0 || known.len().saturating_mul(width) > MAX_PAIRS {
        return Vec::new();
    }
    // The cheapest step to each pair: 0 along both sounds, 1 along the known one, 2 along the given one.
    let mut from = Vec::with_capacity(known.len() * width);
    let mut above: Vec<f32> = Vec::new();
    for (row, frame) in known.iter().enumerate() {
        let mut costs: Vec<f32> = Vec::with_capacity(width);
        for (column, other) in given.iter().enumerate() {
            let cost_of = |costs: &[f32], column: Option<usize>| {
                column
                    .and_then(|column| costs.get(column))
                    .copied()
                    .unwrap_or(f32::INFINITY)
            };
            let both = cost_of(&above, column.checked_sub(1));
            let (up, left) = (
                cost_of(&above, Some(column)),
                cost_of(&costs, column.checked_sub(1)),
            );
            let (best, direction) = if both <= up && both <= left {
                (both, 0_u8)
            } else if up <= left {
                (up, 1)
            } else {
                (left, 2)
            };
            let best = if row == 0 && column == 0 { 0.0 } else { best };
            // Of two equal paths the straight one is likelier, so other steps cost more.
            let factor = if direction == 0 { 1.0 } else { 1.1 };
            costs.push(best + factor * distance(frame, other));
            from.push(direction);
        }
        above = costs;
    }
    let mut firsts = vec![0; known.len()];
    let (mut row, mut column) = (known.len() - 1, width - 1);
    loop {
        if let Some(first) = firsts.get_mut(row) {
            *first = column as u32;
        }
        if row == 0 && column == 0 {
            return firsts;
        }
        let direction = from.get(row * width + column).copied().unwrap_or_default();
        row = row.saturating_sub(usize::from(direction != 2));
        column = column.saturating_sub(usize::from(direction != 1));
    }
}

fn distance(one: &Frame, other: &Frame) -> f32 {
    one.iter()
        .zip(other)
        .map(|(one, other)| (one - other).powi(2))
        .sum::<f32>()
        .sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::espeak;
    use crate::sound::tests::resampled;
    use crate::tests::{Place, has, has_library, noise};

    const SENTENCES: [&str; 4] = [
        "The crossing had been shut since November, when an inspector found a crack as long as a hand in one of the two steel pins.",
        "About 130 passengers waited aboard the ferry, and nobody minded.",
        "Anyone who is awake on the hill sees the streets below disappear in strips, like a board of switches being turned off.",
        "It stops 26 times; at most of the stops no one gets on.",
    ];

    /// Returns the errors of the beginnings in milliseconds, compared with the reports of the other voice itself.
    fn errors(voice: &str, speed: i32) -> Vec<f64> {
        let mut errors = Vec::new();
        for sentence in SENTENCES {
            let reference = espeak::speak("en-gb", 170, sentence).expect("the library speaks");
            let other = espeak::speak(voice, speed, sentence).expect("the library speaks");
            let found = events(&reference, &resampled(&other.sound));
            for event in found {
                let Some(truth) = other
                    .events
                    .iter()
                    .find(|truth| truth.character == event.character)
                else {
                    continue;
                };
                let seconds = |sample: usize, rate: u32| sample as f64 / f64::from(rate);
                let error = seconds(event.sample, RATE) - seconds(truth.sample, other.sound.rate);
                errors.push(error.abs() * 1000.0);
            }
        }
        errors.sort_by(f64::total_cmp);
        errors
    }

    #[test]
    fn the_words_of_another_voice_are_found() {
        if !has_library() {
            return;
        }
        for (voice, speed) in [
            ("en-gb", 170),
            ("en-us", 130),
            ("en-gb-scotland", 200),
            ("en-us+f3", 150),
        ] {
            let errors = errors(voice, speed);
            let (median, most) = (errors[errors.len() / 2], errors[errors.len() * 19 / 20]);
            println!(
                "{voice} at {speed}: median {median:.0} ms, 19 of 20 within {most:.0} ms, {} words",
                errors.len()
            );
            assert!(median <= 30.0 && most <= 120.0, "{voice}: {median} {most}");
        }
    }

    /// flite is made of other sounds than espeak-ng, and reports when each of its phones ends. A word begins when the last phone
    /// of the word before ends.
    #[test]
    fn the_words_of_a_synthesiser_of_another_kind_are_found() {
        let place = Place::new("forced-flite");
        if !has(&["flite"]) || !has_library() {
            return;
        }
        for voice in ["slt", "rms"] {
            let mut errors: Vec<f64> = SENTENCES
                .iter()
                .flat_map(|text| flite_errors(&place, voice, text))
                .collect();
            errors.sort_by(f64::total_cmp);
            let (median, most) = (errors[errors.len() / 2], errors[errors.len() * 9 / 10]);
            let words = errors.len();
            println!("flite {voice}: median {median:.0} ms, 9 of 10 within {most:.0} ms, {words} words");
            assert!(
                median <= 60.0 && most <= 250.0 && words > 15,
                "{voice}: {median} {most} {words}"
            );
        }
    }

    #[test]
    fn sound_that_is_no_speech_has_no_words() {
        if !has_library() {
            return;
        }
        for sentence in SENTENCES {
            let reference = espeak::speak("en-gb", 170, sentence).expect("the library speaks");
            assert_eq!(events(&reference, &noise()), []);
            assert_eq!(events(&reference, &[0; 9000]), []);
            assert_eq!(events(&reference, &[]), []);
        }
        assert_eq!(events(&Spoken::default(), &noise()), []);
    }

    #[test]
    fn a_path_is_paired_forwards_and_to_the_end() {
        let frame = |value: f32| [value; FEATURES];
        let known = [0.0, 1.0, 2.0, 3.0].map(frame);
        let given = [0.0, 0.0, 0.0, 1.0, 2.0, 2.0, 3.0].map(frame);
        assert_eq!(path(&known, &given), [0, 3, 4, 6]);
        assert_eq!(path(&given, &known), [0, 0, 0, 1, 2, 2, 3]);
        assert!(path(&[], &given).is_empty() && path(&known, &[]).is_empty());
    }

    #[test]
    fn a_tone_is_loudest_where_it_is() {
        let tone = |at: usize| (2.0 * PI * 32.0 * at as f32 / WINDOW as f32).cos();
        let samples: Vec<i16> = (0..WINDOW).map(|at| (tone(at) * 32_767.0) as i16).collect();
        let fourier = FftPlanner::new().plan_fft_forward(WINDOW);
        let power: Vec<f32> = spectrum(&*fourier, &samples)
            .iter()
            .map(|power| power.sqrt())
            .collect();
        // The Hann window halves the tone, and spreads half of that over the two neighbours.
        assert!((power[32] - 128.0).abs() < 0.1, "{}", power[32]);
        assert!((power[31] - 64.0).abs() < 0.1 && (power[33] - 64.0).abs() < 0.1);
        assert!(power[30] < 0.1 && power[34] < 0.1);
    }

    fn flite_errors(place: &Place, voice: &str, sentence: &str) -> Vec<f64> {
        let file = place.workspace.folder.join("flite.wav");
        let phones = |text: &str, option: &str| {
            let said = place
                .workspace
                .command("flite")
                .args(["-voice", voice, option, "-t", text])
                .arg(&file)
                .output("speak")
                .unwrap();
            let phones = said.split_whitespace().filter(|phone| !phone.starts_with("pau"));
            phones.map(str::to_owned).collect::<Vec<_>>()
        };
        // The number of phones of each word, spoken alone.
        let counts = sentence
            .split(' ')
            .map(|word| phones(word, "-ps").len())
            .collect::<Vec<_>>();
        let timed = phones(sentence, "-psdur");
        if timed.len() != counts.iter().sum::<usize>() {
            println!("flite speaks the words of {sentence:?} otherwise one by one");
            return Vec::new();
        }
        let ends: Vec<f64> = timed
            .iter()
            .map(|phone| phone.split_once(':').unwrap().1.parse().unwrap())
            .collect();
        let sound = sound::wav(&article_command::files::read(&file).unwrap()).unwrap();
        let reference = espeak::speak("en-us", 170, sentence).expect("the library speaks");
        let found = events(&reference, &resampled(&sound));
        let mut errors = Vec::new();
        let (mut character, mut phone) = (0, 0);
        for (word, count) in sentence.split(' ').zip(counts) {
            let reported = found.iter().find(|event| event.character == character);
            // A pause follows a comma, and its end is not reported.
            let after_pause = character > 1 && sentence[..character - 1].ends_with([',', ';']);
            if let (Some(event), false, true) = (reported, after_pause, phone > 0) {
                errors.push((event.sample as f64 / f64::from(RATE) - ends[phone - 1]).abs() * 1000.0);
            }
            character += word.chars().count() + 1;
            phone += count;
        }
        errors
    }
}
