//! When a voice speaks its words that tells none: espeak-ng speaks the same sentence and tells, and the sound of the one is laid over
//! the other's. Forced alignment by dynamic time warping, as in aeneas (A. Pettarin); see docs/decisions/0015.
//!
//! 1. Both sounds become spectra, one each 10 ms, in the bands in which an ear hears: mel-frequency cepstra (Davis and Mermelstein,
//!    1980), less what one voice has more of than the other.
//! 2. The cheapest way through both, forwards only, pairs the moments that sound alike (Sakoe and Chiba, 1978).
//! 3. A word begins at the moment that is paired with its beginning. Where that would be too soon or too late after the word before
//!    it to be speech, nobody knows, and nothing is told.

use std::f32::consts::PI;
use std::ops::Range;

use super::RATE;
use super::espeak::Spoken;
use super::sound;
use super::words::Event;

/// Spectra a second.
const FRAMES: usize = 100;
/// Samples of one spectrum: a power of two, about 20 ms.
const WINDOW: usize = 512;
const BANDS: usize = 24;
/// Loudness, and the shape of the spectrum.
const FEATURES: usize = 13;
/// More pairs than two minutes by two minutes: a sentence that long is not compared.
const MOST_PAIRS: usize = 144_000_000;

type Frame = [f32; FEATURES];
type Complex = (f32, f32);

/// The beginnings of the words of `reference` in `samples`, which are the same sentence in another voice.
pub fn events(reference: &Spoken, samples: &[i16]) -> Vec<Event> {
    let rate = reference.sound.rate as usize;
    let (Some(known), Some(given)) = (sounding(&reference.sound.samples), sounding(samples)) else {
        return Vec::new();
    };
    let spectra = |samples: &[i16], part: &Range<usize>, rate: usize| {
        frames(samples.get(part.clone()).unwrap_or_default(), rate)
    };
    let way = way(
        &spectra(&reference.sound.samples, &known, rate),
        &spectra(samples, &given, RATE as usize),
    );
    // Each beginning in the one sound, in frames, and in the other.
    let pairs = reference.events.iter().filter_map(|event| {
        let frame = event.sample.saturating_sub(known.start) * FRAMES / rate;
        Some((event, frame as f32, *way.get(frame)? as f32))
    });
    let pairs: Vec<(&Event, f32, f32)> = pairs.collect();
    let tempo = (given.len() * rate) as f32 / (known.len() * RATE as usize) as f32;
    believable(&pairs, tempo)
        .into_iter()
        .map(|(event, _, frame)| Event {
            sample: given.start + frame as usize * RATE as usize / FRAMES,
            ..*event
        })
        .collect()
}

/// Without the words that would be spoken in less than a third or more than three times of what the rest leads one to expect;
/// nothing where those are more than a fifth: that is not the same sentence.
fn believable<'a>(pairs: &[(&'a Event, f32, f32)], tempo: f32) -> Vec<(&'a Event, f32, f32)> {
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

/// The spectra of `samples`, each feature about zero and as wide as the others.
fn frames(samples: &[i16], rate: usize) -> Vec<Frame> {
    let bands = mel_bands(rate);
    let mut frames: Vec<Frame> = (0..samples.len())
        .step_by(rate / FRAMES)
        .map(|start| cepstrum(samples.get(start..).unwrap_or_default(), &bands))
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

/// For each band the bins of the spectrum that belong to it, and how much.
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

fn cepstrum(samples: &[i16], bands: &[Vec<(usize, f32)>]) -> Frame {
    let mut values: [Complex; WINDOW] = [(0.0, 0.0); WINDOW];
    for (place, (value, sample)) in values.iter_mut().zip(samples).enumerate() {
        let hann = 0.5 - 0.5 * (2.0 * PI * place as f32 / WINDOW as f32).cos();
        value.0 = f32::from(*sample) / 32_768.0 * hann;
    }
    fourier(&mut values);
    let power = |bin: usize| values.get(bin).map_or(0.0, |(x, y)| x * x + y * y);
    let loudness = |bins: &Vec<(usize, f32)>| {
        let sum = bins.iter().map(|(bin, weight)| power(*bin) * weight).sum::<f32>();
        // Silence is silence, however deep.
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

/// The discrete Fourier transform in place (Cooley and Tukey, 1965).
fn fourier(values: &mut [Complex; WINDOW]) {
    let bits = WINDOW.trailing_zeros();
    for place in 0..WINDOW {
        let other = place.reverse_bits() >> (usize::BITS - bits);
        if place < other {
            values.swap(place, other);
        }
    }
    let mut half = 1;
    while half < WINDOW {
        for block in values.chunks_exact_mut(2 * half) {
            let (even, odd) = block.split_at_mut(half);
            for (place, (one, two)) in even.iter_mut().zip(odd).enumerate() {
                let (sin, cos) = (-PI * place as f32 / half as f32).sin_cos();
                let turned = (two.0 * cos - two.1 * sin, two.0 * sin + two.1 * cos);
                *two = (one.0 - turned.0, one.1 - turned.1);
                *one = (one.0 + turned.0, one.1 + turned.1);
            }
        }
        half *= 2;
    }
}

/// The cheapest way through two sounds: for each frame of `known` the first frame of `given` that it is paired with. Empty where
/// there are none, or too many.
fn way(known: &[Frame], given: &[Frame]) -> Vec<u32> {
    let width = given.len();
    if known.is_empty() || width == 0 || known.len().saturating_mul(width) > MOST_PAIRS {
        return Vec::new();
    }
    // From where each pair is reached cheapest: 0 both before, 1 the known one before, 2 the given one before.
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
            // A step aside costs a little: of two ways that sound alike the straight one is the likelier.
            let aside = if direction == 0 { 1.0 } else { 1.1 };
            costs.push(best + aside * distance(frame, other));
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

    /// How far, in milliseconds, the beginnings that are found are from those that the other voice itself tells.
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

    /// flite is built of other sounds than espeak-ng, and tells when each of its phones ends: words begin where those of the words
    /// before them end.
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
    fn a_way_is_paired_forwards_and_to_the_end() {
        let frame = |value: f32| [value; FEATURES];
        let known = [0.0, 1.0, 2.0, 3.0].map(frame);
        let given = [0.0, 0.0, 0.0, 1.0, 2.0, 2.0, 3.0].map(frame);
        assert_eq!(way(&known, &given), [0, 3, 4, 6]);
        assert_eq!(way(&given, &known), [0, 0, 0, 1, 2, 2, 3]);
        assert!(way(&[], &given).is_empty() && way(&known, &[]).is_empty());
    }

    #[test]
    fn a_tone_is_loudest_where_it_is() {
        let tone = |at: usize| (2.0 * PI * 32.0 * at as f32 / WINDOW as f32).cos();
        let mut values: [Complex; WINDOW] = std::array::from_fn(|at| (tone(at), 0.0));
        fourier(&mut values);
        let power: Vec<f32> = values.iter().map(|(x, y)| (x * x + y * y).sqrt()).collect();
        assert!((power[32] - 256.0).abs() < 0.1 && power[31] < 0.1 && power[33] < 0.1);
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
        // How many phones each word has, spoken alone.
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
            let told = found.iter().find(|event| event.character == character);
            // After a comma the pause lies between, whose end is not told.
            let after_pause = character > 1 && sentence[..character - 1].ends_with([',', ';']);
            if let (Some(event), false, true) = (told, after_pause, phone > 0) {
                errors.push((event.sample as f64 / f64::from(RATE) - ends[phone - 1]).abs() * 1000.0);
            }
            character += word.chars().count() + 1;
            phone += count;
        }
        errors
    }
}
