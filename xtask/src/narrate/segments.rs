//! Timings as segment JSON (the contract's section 6): a segment a sentence, with its words; a line a segment.

use serde_json::{Value, json};

use super::timeline::Cue;

/// The file.
pub fn write(cues: &[Cue]) -> String {
    let segments: Vec<String> = cues.iter().map(|cue| segment(cue).to_string()).collect();
    format!("{{\"segments\":[\n{}\n]}}\n", segments.join(",\n"))
}

fn segment(cue: &Cue) -> Value {
    let mut segment = json!({
        "text": cue.text,
        "start_time": cue.start_ms,
        "duration": cue.end_ms - cue.start_ms,
    });
    // A voice that tells no words has none: their times are not made up.
    if let (false, Value::Object(segment)) = (cue.words.is_empty(), &mut segment) {
        segment.insert("words".to_owned(), cue.words.iter().map(self::segment).collect());
    }
    segment
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
             {\"duration\":300,\"start_time\":100,\"text\":\"“A b.\",\"words\":[\
             {\"duration\":50,\"start_time\":100,\"text\":\"“A\"},{\"duration\":250,\"start_time\":150,\"text\":\"b.\"}]},\n\
             {\"duration\":100,\"start_time\":700,\"text\":\"C\"}\n]}\n"
        );
    }
}
