//! The recording as a small file that any browser plays and seeks exactly.

use std::path::Path;

use super::{RATE, sound};
use crate::Workspace;
use article_command::files;
use article_command::{Error, Result};

/// What was written.
#[derive(Debug)]
pub struct Encoded {
    /// Its length in seconds, as a decoder finds it.
    pub duration: f64,
    /// By how many samples its sound is later than what went in.
    pub delay: usize,
    /// Its size.
    pub bytes: usize,
}

/// Writes a mono MP3 of constant bit rate, without tags, dates and names of programs.
///
/// There is no Xing header either: it would tell players the encoder's delay, but it marks the file as one of variable
/// rate to some, and not all cut the delay off. Without it all of them play it, and the times count it in.
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
            format!("what {} sounds like is not what was spoken", path.display()),
        )
        .remedy("Try another build of ffmpeg.")
    })?;
    Ok(Encoded {
        duration: decoded.len() as f64 / f64::from(RATE),
        delay,
        bytes: files::read(path)?.len(),
    })
}

/// By how many samples `decoded` is later than `original`: the shift at which half a second of sound is most alike.
/// `None` where it is alike at none.
fn delay(original: &[i16], decoded: &[i16]) -> Option<usize> {
    const LONGEST: usize = RATE as usize / 8;
    const WINDOW: usize = RATE as usize / 2;
    let start = original.iter().position(|sample| sample.unsigned_abs() > 1000)?;
    let piece: Vec<f32> = original
        .get(start..)?
        .iter()
        .take(WINDOW)
        .map(|sample| f32::from(*sample))
        .collect();
    let energy = |piece: &[f32]| piece.iter().map(|sample| sample * sample).sum::<f32>();
    let mut best = (0.0_f32, 0);
    for shift in 0..LONGEST {
        let Some(other) = decoded.get(start + shift..start + shift + piece.len()) else {
            break;
        };
        let other: Vec<f32> = other.iter().map(|sample| f32::from(*sample)).collect();
        let product: f32 = piece.iter().zip(&other).map(|(a, b)| a * b).sum();
        let alike = product / (energy(&piece) * energy(&other)).sqrt().max(1.0);
        if alike > best.0 {
            best = (alike, shift);
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
