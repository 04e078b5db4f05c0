//! Timings as segment JSON (docs/narration.md): a segment for each sentence, with its words.
//! Each segment is a line.

use article_command::{Error, Result};
use serde::Serialize;

use super::timeline::Cue;

#[derive(Serialize)]
struct Segment<'a> {
    text: &'a str,
    /// In milliseconds.
    start_time: u64,
    /// In milliseconds.
    duration: u64,
    /// Empty if the times of the words are not known: they are never invented.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<Segment<'a>>,
}

impl<'a> From<&'a Cue> for Segment<'a> {
    fn from(cue: &'a Cue) -> Self {
        Self {
            text: &cue.text,
            start_time: cue.start_ms,
            duration: cue.end_ms - cue.start_ms,
            words: cue.words.iter().map(Self::from).collect(),
        }
    }
}

/// Returns the file.
pub fn write(cues: &[Cue]) -> Result<String> {
    let lines = cues.iter().map(|cue| serde_json::to_string(&Segment::from(cue)));
    let lines: Vec<String> = lines
        .collect::<std::result::Result<_, _>>()
        .map_err(|error| Error::new("write the timings", error))?;
    Ok(format!("{{\"segments\":[\n{}\n]}}\n", lines.join(",\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cue(text: &str, start_ms: u64, end_ms: u64, words: Vec<Cue>) -> Cue {
        Cue {
            text: text.to_owned(),
            start_ms,
            end_ms,
            words,
        }
    }

    #[test]
    fn each_sentence_has_a_line() {
        let words = vec![cue("“A", 100, 150, Vec::new()), cue("b.", 150, 400, Vec::new())];
        let text = write(&[cue("“A b.", 100, 400, words), cue("C", 700, 800, Vec::new())]).unwrap();
        assert_eq!(
            text,
            "{\"segments\":[\n\
             {\"text\":\"“A b.\",\"start_time\":100,\"duration\":300,\"words\":[\
             {\"text\":\"“A\",\"start_time\":100,\"duration\":50},{\"text\":\"b.\",\"start_time\":150,\"duration\":250}]},\n\
             {\"text\":\"C\",\"start_time\":700,\"duration\":100}\n]}\n"
        );
    }
}
