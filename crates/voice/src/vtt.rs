//! Timings as WebVTT (W3C), one cue for each sentence, for other players. Our player reads the words in [`super::segments`].

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::RATE;
use super::passages::Passage;
use super::timeline::Cue;

const FINGERPRINT: &str = "text and voice: ";

/// Returns a hash of the text and the voice. If it has not changed, the recording is up to date.
pub fn fingerprint(passages: &[Passage], signature: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(format!("2 {RATE} {signature}\n"));
    for passage in passages {
        for sentence in &passage.sentences {
            hash.update(sentence);
            hash.update("\n");
        }
        hash.update(if passage.is_heading { "#\n" } else { "\n" });
    }
    hash.finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Returns the file.
pub fn write(cues: &[Cue], fingerprint: &str, voice: &str) -> String {
    let mut out = format!(
        "WEBVTT\n\nNOTE\nWritten by `cargo xtask narrate` with {voice}\n{FINGERPRINT}{fingerprint}\n",
        voice = voice.replace("-->", "")
    );
    for (place, cue) in cues.iter().enumerate() {
        let _ = write!(
            out,
            "\ns{}\n{} --> {}\n{}\n",
            place + 1,
            timestamp(cue.start_ms),
            timestamp(cue.end_ms),
            escape(&cue.text)
        );
    }
    out
}

/// Returns the fingerprint of a file that [`write()`] wrote.
pub fn read_fingerprint(text: &str) -> Option<&str> {
    text.lines()
        .take(8)
        .find_map(|line| line.strip_prefix(FINGERPRINT))
}

fn timestamp(milliseconds: u64) -> String {
    let seconds = milliseconds / 1000;
    format!(
        "{:02}:{:02}:{:02}.{:03}",
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        milliseconds % 1000
    )
}

/// Cue text must not contain `&`, `<` and `-->`.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_written_as_webvtt_has_them() {
        let cues = [Cue {
            text: "A < B --> C & D.".to_owned(),
            start_ms: 46,
            end_ms: 3_723_004,
            words: Vec::new(),
        }];
        let text = write(&cues, "0123", "espeak-ng (en-gb)");
        assert!(text.starts_with("WEBVTT\n\nNOTE\n"));
        assert!(text.ends_with("\n\ns1\n00:00:00.046 --> 01:02:03.004\nA &lt; B --&gt; C &amp; D.\n"));
        assert_eq!(read_fingerprint(&text), Some("0123"));
    }

    #[test]
    fn a_changed_word_or_voice_changes_the_fingerprint() {
        let passage = |text: &str| {
            vec![Passage {
                sentences: vec![text.to_owned()],
                is_heading: false,
            }]
        };
        let one = fingerprint(&passage("a"), "v");
        assert_eq!(one, fingerprint(&passage("a"), "v"));
        assert_ne!(one, fingerprint(&passage("b"), "v"));
        assert_ne!(one, fingerprint(&passage("a"), "w"));
    }
}
