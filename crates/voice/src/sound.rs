//! Sound as samples: 16 bits, one channel, [`super::RATE`] a second.

use std::path::Path;

use super::RATE;
use crate::Workspace;
use article_command::files;
use article_command::{Error, Result};

/// Quieter than this is silence: 50 dB below full scale.
const SILENCE: u16 = 104;
/// So much stays around the sound, so that soft consonants are not cut: 20 ms.
const MARGIN: usize = RATE as usize / 50;

/// Samples of one channel, at a rate of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pcm {
    /// Samples a second.
    pub rate: u32,
    /// 16 bits each.
    pub samples: Vec<i16>,
}

/// How many samples `milliseconds` are.
pub fn samples_of(milliseconds: u32) -> usize {
    (u64::from(milliseconds) * u64::from(RATE) / 1000) as usize
}

/// The samples of any file that ffmpeg reads. A WAV file of the recording's own kind needs no ffmpeg.
pub fn decode(workspace: &Workspace, path: &Path) -> Result<Vec<i16>> {
    let pcm = wav(&files::read(path)?).filter(|pcm| pcm.rate == RATE);
    if let Some(Pcm { samples, .. }) = pcm {
        return Ok(samples);
    }
    let raw = path.with_extension("raw");
    let step = format!("read the sound in {}", path.display());
    let remedy = "The command must write sound that ffmpeg reads, such as WAV. Try the command by hand, and play its file.";
    workspace
        .command("ffmpeg")
        .args(["-nostdin", "-loglevel", "error", "-y", "-i"])
        .arg(path)
        .args(["-f", "s16le", "-ac", "1", "-ar", &RATE.to_string()])
        .arg(&raw)
        .output(&step)
        .map_err(|error| error.remedy(remedy))?;
    let samples = from_bytes(&files::read(&raw)?);
    files::remove(&raw)?;
    if samples.is_empty() {
        return Err(Error::new(step, "there is no sound in it").remedy(remedy));
    }
    Ok(samples)
}

/// A WAV file of 16 bits and one channel, whatever its rate; `None` for other files. Programs that write to a pipe leave
/// the length of the data open: then it reaches to the end.
pub fn wav(bytes: &[u8]) -> Option<Pcm> {
    let number = |bytes: &[u8], at: usize| {
        let bytes = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_le_bytes(bytes))
    };
    let mut rest = bytes.strip_prefix(b"RIFF")?.get(4..)?.strip_prefix(b"WAVE")?;
    let mut rate = None;
    loop {
        let (kind, length) = (rest.get(..4)?, number(rest, 4)? as usize);
        let body = rest.get(8..)?;
        let own = body.get(..length).unwrap_or(body);
        match kind {
            b"fmt " => {
                // Format 1 is PCM; its channels, rate, bytes a second, bytes a frame, bits.
                let is_ours = own.starts_with(&[1, 0, 1, 0]) && own.get(14..16) == Some(&[16, 0]);
                rate = Some(number(own, 4).filter(|_| is_ours)?);
            }
            b"data" => {
                return Some(Pcm {
                    rate: rate?,
                    samples: from_bytes(own),
                });
            }
            _ => {}
        }
        rest = body.get(length + length % 2..)?;
    }
}

/// Samples as they stand in a file.
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

/// How many samples are silence before the sound, less a margin; `None` where all are silence.
pub fn silence_before(samples: &[i16]) -> Option<usize> {
    let first = samples.iter().position(is_loud)?;
    Some(first.saturating_sub(MARGIN))
}

/// How many samples there are up to the last that is not silence, with a margin; 0 where all are silence.
pub fn sounding_length(samples: &[i16]) -> usize {
    let last = samples.iter().rposition(is_loud);
    last.map_or(0, |last| (last + 1 + MARGIN).min(samples.len()))
}

fn is_loud(sample: &i16) -> bool {
    sample.unsigned_abs() > SILENCE
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A WAV file of `samples`.
    pub fn wav_file(rate: u32, samples: &[i16]) -> Vec<u8> {
        let data = to_bytes(samples);
        let length = |length: usize| u32::try_from(length).unwrap().to_le_bytes();
        let mut file = b"RIFF".to_vec();
        file.extend(length(data.len() + 36));
        file.extend(b"WAVEfmt ");
        file.extend(length(16));
        file.extend([1, 0, 1, 0]);
        file.extend(rate.to_le_bytes());
        file.extend((rate * 2).to_le_bytes());
        file.extend([2, 0, 16, 0]);
        file.extend(b"data");
        file.extend(length(data.len()));
        file.extend(data);
        file
    }

    /// At the recording's rate, by straight lines between the samples.
    pub fn resampled(sound: &Pcm) -> Vec<i16> {
        let length = sound.samples.len() as u64 * u64::from(RATE) / u64::from(sound.rate);
        let at = |place: u64| {
            let exact = place as f64 * f64::from(sound.rate) / f64::from(RATE);
            let sample = |at: usize| f64::from(sound.samples.get(at).copied().unwrap_or_default());
            let (before, after) = (sample(exact as usize), sample(exact as usize + 1));
            (before + (after - before) * exact.fract()) as i16
        };
        (0..length).map(at).collect()
    }

    #[test]
    fn silence_around_speech_is_found_but_for_a_margin() {
        let mut samples = vec![0; 10_000];
        samples.extend([1000; 500]);
        samples.extend([-3; 10_000]);
        assert_eq!(silence_before(&samples), Some(10_000 - MARGIN));
        assert_eq!(sounding_length(&samples), 10_500 + MARGIN);
        assert_eq!((silence_before(&[0; 100]), sounding_length(&[0; 100])), (None, 0));
        assert_eq!(
            (silence_before(&[1000; 9]), sounding_length(&[1000; 9])),
            (Some(0), 9)
        );
    }

    #[test]
    fn bytes_and_samples_are_the_same_both_ways() {
        let samples = [0, 1, -1, i16::MAX, i16::MIN];
        assert_eq!(from_bytes(&to_bytes(&samples)), samples);
    }

    #[test]
    fn a_wav_file_is_read() {
        let file = wav_file(22_050, &[1, -2, 3]);
        let expected = Pcm {
            rate: 22_050,
            samples: vec![1, -2, 3],
        };
        assert_eq!(wav(&file), Some(expected.clone()));
        // From a pipe: a length that is none, and a note before the format.
        let mut piped = file.clone();
        piped[40..44].copy_from_slice(&[0xFF; 4]);
        piped.splice(12..12, *b"LIST\x03\x00\x00\x00abc\x00");
        assert_eq!(wav(&piped), Some(expected));
        for cut in 0..44 {
            assert_eq!(wav(&file[..cut]), None, "{cut}");
        }
        let mut stereo = file;
        stereo[22] = 2;
        assert_eq!(wav(&stereo), None);
    }
}
