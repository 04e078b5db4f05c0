//! Timings as segment JSON (the contract's section 6): a segment a sentence, with its words; a line a segment.

use serde_json::Value;

use super::timeline::Cue;

/// The file.
pub fn write(cues: &[Cue]) -> String {
    let segments: Vec<String> = cues.iter().map(segment).collect();
    format!("{{\"segments\":[\n{}\n]}}\n", segments.join(",\n"))
}

fn segment(cue: &Cue) -> String {
    let words: Vec<String> = cue.words.iter().map(segment).collect();
    // A voice that tells no words has none: their times are not made up.
    let words = if words.is_empty() {
        String::new()
    } else {
        format!(",\"words\":[{}]", words.join(","))
    };
    format!(
        "{{\"text\":{},\"start_time\":{},\"duration\":{}{words}}}",
        Value::from(cue.text.as_str()),
        cue.start_ms,
        cue.end_ms - cue.start_ms,
    )
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
        let text = write(&[cue("“A b.", 100, 400, words), cue("C", 700, 800, Vec::new())]);
        assert_eq!(
            text,
            "{\"segments\":[\n\
             {\"text\":\"“A b.\",\"start_time\":100,\"duration\":300,\"words\":[\
             {\"text\":\"“A\",\"start_time\":100,\"duration\":50},{\"text\":\"b.\",\"start_time\":150,\"duration\":250}]},\n\
             {\"text\":\"C\",\"start_time\":700,\"duration\":100}\n]}\n"
        );
    }
}
