//! Sound as samples: 16 bits, one channel, [`super::RATE`] a second.

use std::path::Path;

use super::RATE;
use crate::error::Result;
use crate::files;
use crate::project::Project;

/// Quieter than this is silence: 50 dB below full scale.
const SILENCE: u16 = 104;
/// So much stays around the sound, so that soft consonants are not cut: 20 ms.
const MARGIN: usize = RATE as usize / 50;

/// The samples of any file that ffmpeg reads.
pub fn decode(project: &Project, path: &Path) -> Result<Vec<i16>> {
    let raw = path.with_extension("raw");
    project
        .command("ffmpeg")
        .args(["-nostdin", "-loglevel", "error", "-y", "-i"])
        .arg(path)
        .args(["-f", "s16le", "-ac", "1", "-ar", &RATE.to_string()])
        .arg(&raw)
        .output(&format!("read the sound in {}", path.display()))
        .map_err(|error| error.remedy("The command must write sound that ffmpeg reads, such as WAV."))?;
    let samples = from_bytes(&files::read(&raw)?);
    files::remove(&raw)?;
    Ok(samples)
}

/// Little-endian, as in WAV.
pub fn from_bytes(bytes: &[u8]) -> Vec<i16> {
    bytes
        .chunks_exact(2)
        .filter_map(|pair| pair.try_into().ok().map(i16::from_le_bytes))
        .collect()
}

/// The other way round.
pub fn to_bytes(samples: &[i16]) -> Vec<u8> {
    samples.iter().flat_map(|sample| sample.to_le_bytes()).collect()
}

/// Without the silence before and after the sound, but for a margin. Nothing but silence becomes nothing.
pub fn trim(samples: &[i16]) -> &[i16] {
    let loud = |sample: &i16| sample.unsigned_abs() > SILENCE;
    let (Some(first), Some(last)) = (samples.iter().position(loud), samples.iter().rposition(loud)) else {
        return &[];
    };
    let end = (last + 1 + MARGIN).min(samples.len());
    samples.get(first.saturating_sub(MARGIN)..end).unwrap_or_default()
}

/// Makes speech as loud as other speech: -20 dB below full scale on average where it is not silent, and no peak above
/// -1 dB.
pub fn level(samples: &mut [i16]) {
    const AVERAGE: f64 = 3277.0;
    const PEAK: f64 = 29_204.0;
    let loud: Vec<f64> = samples
        .iter()
        .filter(|sample| sample.unsigned_abs() > SILENCE)
        .map(|sample| f64::from(*sample))
        .collect();
    if loud.is_empty() {
        return;
    }
    let average = (loud.iter().map(|sample| sample * sample).sum::<f64>() / loud.len() as f64).sqrt();
    let peak = loud.iter().fold(0.0_f64, |peak, sample| peak.max(sample.abs()));
    let gain = (AVERAGE / average).min(PEAK / peak);
    for sample in samples {
        *sample = (f64::from(*sample) * gain).round() as i16;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_around_speech_is_cut_to_a_margin() {
        let mut samples = vec![0; 10_000];
        samples.extend([1000; 500]);
        samples.extend([-3; 10_000]);
        assert_eq!(trim(&samples).len(), 500 + 2 * MARGIN);
        assert!(trim(&[0; 100]).is_empty());
        assert_eq!(trim(&[1000; 100]).len(), 100);
    }

    #[test]
    fn bytes_and_samples_are_the_same_both_ways() {
        let samples = [0, 1, -1, i16::MAX, i16::MIN];
        assert_eq!(from_bytes(&to_bytes(&samples)), samples);
    }

    #[test]
    fn quiet_speech_becomes_louder_and_nothing_clips() {
        let mut quiet = vec![500, -500, 0, 500];
        level(&mut quiet);
        assert_eq!(quiet, [3277, -3277, 0, 3277]);
        let mut peaky = vec![200; 1000];
        peaky.push(20_000);
        level(&mut peaky);
        assert!(peaky.iter().all(|sample| sample.unsigned_abs() <= 29_204));
    }
}
