//! The recording as a small MP3 file that every browser plays and seeks exactly.

use std::path::Path;

use super::{RATE, sound};
use crate::Workspace;
use article_command::files;
use article_command::{Error, Result};

/// An encoded recording.
#[derive(Debug)]
pub struct Encoded {
    /// The duration in seconds, as a decoder finds it.
    pub duration: f64,
    /// The delay of the encoder, in samples.
    pub delay: usize,
    /// The size of the file.
    pub bytes: usize,
}

/// Writes a mono MP3 of constant bit rate, without tags, dates and names of programs.
///
/// It has no Xing header. The header would contain the delay of the encoder, but some players take it for a sign of a
/// variable bit rate, and not all remove the delay. Without it all players play the delay, and the times include it.
pub fn mp3(workspace: &Workspace, samples: &[i16], path: &Path) -> Result<Encoded> {
    let raw = path.with_extension("raw");
    files::write(&raw, sound::to_bytes(samples))?;
    let encoded = workspace
        .command("ffmpeg")
        .args(["-nostdin", "-loglevel", "error", "-y"])
        .args(["-f", "s16le", "-ac", "1", "-ar", &RATE.to_string(), "-i"])
        .arg(&raw)
        .args(["-codec:a", "libmp3lame", "-b:a", "32k", "-reservoir", "0"])
        .args(["-map_metadata", "-1", "-id3v2_version", "0", "-write_xing", "0"])
        .args(["-flags", "+bitexact", "-fflags", "+bitexact"])
        .arg(path)
        .output("encode the recording as MP3")
        .map_err(|error| error.remedy("Install an ffmpeg with libmp3lame."));
    files::remove(&raw)?;
    encoded?;
    let decoded = sound::decode(workspace, path)?;
    let delay = delay(samples, &decoded).ok_or_else(|| {
        Error::new(
            "time the recording",
            format!(
                "the sound of {} is not the sound that was encoded",
                path.display()
            ),
        )
        .remedy("Try another build of ffmpeg.")
    })?;
    Ok(Encoded {
        duration: decoded.len() as f64 / f64::from(RATE),
        delay,
        bytes: files::read(path)?.len(),
    })
}

/// Returns by how many samples `decoded` is later than `original`: the shift with the highest correlation of half a second of
/// sound. `None` if the correlation is low at every shift.
fn delay(original: &[i16], decoded: &[i16]) -> Option<usize> {
    const LONGEST: usize = RATE as usize / 8;
    const WINDOW: usize = RATE as usize / 2;
    let start = original.iter().position(|sample| sample.unsigned_abs() > 1000)?;
    let window: Vec<f32> = original
        .get(start..)?
        .iter()
        .take(WINDOW)
        .map(|sample| f32::from(*sample))
        .collect();
    let energy = |window: &[f32]| window.iter().map(|sample| sample * sample).sum::<f32>();
    let mut best = (0.0_f32, 0);
    for shift in 0..LONGEST {
        let Some(other) = decoded.get(start + shift..start + shift + window.len()) else {
            break;
        };
        let other: Vec<f32> = other.iter().map(|sample| f32::from(*sample)).collect();
        let product: f32 = window.iter().zip(&other).map(|(a, b)| a * b).sum();
        let correlation = product / (energy(&window) * energy(&other)).sqrt().max(1.0);
        if correlation > best.0 {
            best = (correlation, shift);
        }
    }
    (best.0 > 0.5).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Noise that is the same each time (a linear congruential generator).
    fn noise(length: usize) -> Vec<i16> {
        let mut state = 1_u32;
        (0..length)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                ((state >> 16) as i16) / 4
            })
            .collect()
    }

    #[test]
    fn a_shift_is_found_to_the_sample() {
        let original = noise(6000);
        let mut later = vec![0; 1105];
        later.extend(original.iter().map(|sample| sample - sample / 10));
        assert_eq!(delay(&original, &later), Some(1105));
    }

    #[test]
    fn other_sound_has_no_shift() {
        assert_eq!(delay(&noise(4000), &vec![0; 9000]), None);
        assert_eq!(delay(&[0; 100], &[0; 100]), None);
    }
}
