//! Sound as samples: 16 bits, one channel, [`super::RATE`] per second.

use std::path::Path;

use hound::{SampleFormat, WavReader};

use super::RATE;
use crate::Workspace;
use article_command::Error;
use article_command::files;

/// Quieter than this is silence: 50 dB below full scale.
const SILENCE: u16 = 104;
/// The silence that stays around the sound, so that soft consonants are not cut: 20 ms.
const MARGIN: usize = RATE as usize / 50;

/// Samples of one channel, at any rate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pcm {
    /// Samples per second.
    pub rate: u32,
    /// 16 bits each.
    pub samples: Vec<i16>,
}

/// Returns the number of samples of a duration.
pub fn samples_of(milliseconds: u32) -> usize {
    (u64::from(milliseconds) * u64::from(RATE) / 1000) as usize
}

/// Returns the samples of any file that ffmpeg reads. A WAV file of the recording's own kind needs no ffmpeg.
pub fn decode(workspace: &Workspace, path: &Path) -> article_command::Result<Vec<i16>> {
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

/// Reads a WAV file of 16 bits and one channel, of any rate. Returns `None` for other files, and for those that a program
/// wrote to a pipe, which have no length.
pub fn wav(bytes: &[u8]) -> Option<Pcm> {
    let reader = WavReader::new(bytes).ok()?;
    let spec = reader.spec();
    let is_ours = spec.channels == 1 && spec.bits_per_sample == 16 && spec.sample_format == SampleFormat::Int;
    is_ours.then(|| Pcm {
        rate: spec.sample_rate,
        samples: reader.into_samples().map_while(Result::ok).collect(),
    })
}

/// Reads samples of 16 bits, little-endian.
pub fn from_bytes(bytes: &[u8]) -> Vec<i16> {
    bytes
        .chunks_exact(2)
        .filter_map(|pair| pair.try_into().ok().map(i16::from_le_bytes))
        .collect()
}

/// Writes samples of 16 bits, little-endian.
pub fn to_bytes(samples: &[i16]) -> Vec<u8> {
    samples.iter().flat_map(|sample| sample.to_le_bytes()).collect()
}

/// Returns the number of silent samples before the sound, less a margin. `None` if all are silent.
pub fn silence_before(samples: &[i16]) -> Option<usize> {
    let first = samples.iter().position(is_loud)?;
    Some(first.saturating_sub(MARGIN))
}

/// Returns the number of samples up to the last that is not silent, with a margin. 0 if all are silent.
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
    use crate::tests::{Place, has};

    /// Returns a WAV file.
    pub fn wav_file(rate: u32, samples: &[i16]) -> Vec<u8> {
        let spec = hound::WavSpec {
            channels: 1,
            sample_rate: rate,
            bits_per_sample: 16,
            sample_format: SampleFormat::Int,
        };
        let mut file = std::io::Cursor::new(Vec::new());
        let mut writer = hound::WavWriter::new(&mut file, spec).unwrap();
        for sample in samples {
            writer.write_sample(*sample).unwrap();
        }
        writer.finalize().unwrap();
        file.into_inner()
    }

    /// Returns the sound at the recording's rate, by linear interpolation.
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
    fn a_wav_file_from_a_pipe_is_read() {
        if !has(&["ffmpeg"]) {
            return;
        }
        let place = Place::new("pipe");
        // An open length, and a note of odd length before the format.
        let mut piped = wav_file(RATE, &[1, -2, 3]);
        piped[40..44].copy_from_slice(&[0xFF; 4]);
        piped.splice(12..12, *b"note\x03\x00\x00\x00abc\x00");
        assert_eq!(wav(&piped), None);
        let path = place.workspace.folder.join("piped.wav");
        files::write(&path, piped).unwrap();
        assert_eq!(decode(&place.workspace, &path).unwrap(), [1, -2, 3]);
    }

    #[test]
    fn a_wav_file_is_read() {
        let file = wav_file(22_050, &[1, -2, 3]);
        let expected = Pcm {
            rate: 22_050,
            samples: vec![1, -2, 3],
        };
        assert_eq!(wav(&file), Some(expected));
        for cut in 0..44 {
            assert_eq!(wav(&file[..cut]), None, "{cut}");
        }
        let mut stereo = file;
        stereo[22] = 2;
        assert_eq!(wav(&stereo), None);
    }
}
