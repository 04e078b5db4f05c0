//! Cuts a script into utterances: sentences, or the clauses of long sentences.

use std::ops::Range;
use std::rc::Rc;

use crate::player::engine::speech::duration;

/// Some of Chrome's voices fall silent after 14 seconds, for good and without an event (Chromium issue 41294170,
/// since Chrome 55; readium/speech and Easy-Speech have the same workaround). So no utterance lasts longer than this,
/// in real seconds.
const LONGEST_SECS: f64 = 11.0;

/// One utterance. Times are estimated seconds at speed 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Utterance {
    pub line: usize,
    /// In bytes of the line.
    pub range: Range<usize>,
    pub start: f64,
    pub secs: f64,
}

/// Returns the utterances of `lines` at `rate`, in order. A blank line has none.
#[must_use]
pub fn utterances(lines: &[Rc<str>], rate: f64) -> Vec<Utterance> {
    let mut utterances = Vec::new();
    let mut start = 0.0;
    for (line, text) in lines.iter().enumerate() {
        for range in clauses(text, LONGEST_SECS * rate.max(0.1)) {
            let said = text.get(range.clone()).unwrap_or_default();
            if said.trim().is_empty() {
                continue;
            }
            // There is a pause only at the end of a sentence, so that its length does not depend on the cuts.
            let ends = range.end == text.len();
            let secs = if ends {
                duration::seconds(said)
            } else {
                duration::spoken(said)
            };
            utterances.push(Utterance {
                line,
                range,
                start,
                secs,
            });
            start += secs;
        }
    }
    utterances
}

/// Cuts `text` into parts of at most `limit_secs`: after the last punctuation of a clause that fits, else after the
/// last space, else between two characters.
fn clauses(text: &str, limit_secs: f64) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        let end = from + first_piece(rest, limit_secs);
        pieces.push(from..end);
        from = end;
    }
    pieces
}

/// The length of the first part of `text` in bytes; above 0.
fn first_piece(text: &str, limit_secs: f64) -> usize {
    let (mut secs, mut clause, mut word, mut last) = (0.0, None, None, 0);
    let mut buffer = [0; 4];
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        secs += duration::spoken(c.encode_utf8(&mut buffer));
        if secs > limit_secs && last > 0 {
            return clause.or(word).unwrap_or(last);
        }
        last = at + c.len_utf8();
        let space_follows = chars.peek().is_some_and(|(_, next)| next.is_whitespace());
        match c {
            // Latin punctuation ends a clause only before a space: not in `1,414`.
            ',' | ';' | ':' | '—' | '–' | '،' | '؛' if space_follows => clause = Some(last),
            '、' | '，' | '；' | '：' => clause = Some(last),
            c if c.is_whitespace() => word = Some(last),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, limit: f64) -> Vec<&str> {
        clauses(text, limit)
            .into_iter()
            .map(|range| text.get(range).unwrap())
            .collect()
    }

    #[test]
    fn a_short_sentence_is_one_utterance() {
        assert_eq!(
            cut("The bridge is open, again.", 11.0),
            ["The bridge is open, again."]
        );
        assert_eq!(cut("", 11.0), [""; 0]);
    }

    #[test]
    fn a_long_sentence_is_cut_between_clauses() {
        assert_eq!(
            cut("The river rose, the bridge held, and nobody was hurt.", 2.2),
            ["The river rose, the bridge held,", " and nobody was hurt."]
        );
        assert_eq!(
            cut("It costs 1,414 crowns and four more", 2.0),
            ["It costs 1,414 ", "crowns and four more"]
        );
        assert_eq!(
            cut("一夜之间河水上涨了，两米。", 2.5),
            ["一夜之间河水上涨了，", "两米。"]
        );
    }

    #[test]
    fn text_without_spaces_is_cut_between_characters_and_nothing_is_lost() {
        let text = "é".repeat(500);
        let pieces = cut(&text, 1.0);
        assert!(pieces.len() > 20);
        assert_eq!(pieces.concat(), text);
        assert_eq!(cut("é", 0.0), ["é"], "a limit that nothing meets");
    }

    #[test]
    fn no_utterance_is_longer_than_the_limit() {
        let long: Rc<str> = "a word, ".repeat(200).into();
        for rate in [0.5, 1.0, 3.0] {
            for utterance in utterances(std::slice::from_ref(&long), rate) {
                assert!(utterance.secs / rate < 14.0, "{rate} {utterance:?}");
            }
        }
    }

    #[test]
    fn the_length_of_a_line_does_not_depend_on_how_it_is_cut() {
        let lines: Vec<Rc<str>> = vec!["a word, ".repeat(60).into(), "  ".into(), "Short.".into()];
        let end = |rate| utterances(&lines, rate).last().map(|b| b.start + b.secs).unwrap();
        assert!((end(0.5) - end(3.0)).abs() < 1e-6);
        let starts = utterances(&lines, 1.0);
        assert!(
            starts.iter().all(|utterance| utterance.line != 1),
            "white space is not said"
        );
    }
}
