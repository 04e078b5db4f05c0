//! A script as a voice reads it: line after line, with the headings among them.

use std::rc::Rc;

use narration::{PassageKind, Script};

/// What is read aloud.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SpokenText {
    /// The sentences, in order, each with as many UTF-16 code units as in the script.
    pub lines: Rc<[Rc<str>]>,
    /// The headings within the text, in order.
    pub headings: Vec<Heading>,
    /// The first line of each paragraph, heading or item, and what it is.
    pub passages: Vec<(usize, PassageKind)>,
}

/// A heading within the text: a chapter begins with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Its first line.
    pub line: usize,
    /// Its words.
    pub title: Rc<str>,
}

impl SpokenText {
    /// Of `script`.
    #[must_use]
    pub fn of(script: &Script) -> Self {
        // Some voices rest at the end of a source's line.
        let lines = script
            .sentences
            .iter()
            .map(|sentence| Rc::from(script.text(sentence).replace(['\n', '\r', '\t'], " ")));
        let headings = script
            .passages
            .iter()
            .filter(|passage| passage.kind == PassageKind::Heading);
        let passages = script.passages.iter();
        Self {
            lines: lines.collect(),
            headings: headings
                .map(|passage| Heading {
                    line: passage.sentences.start as usize,
                    title: Rc::clone(&passage.text),
                })
                .collect(),
            passages: passages
                .map(|passage| (passage.sentences.start as usize, passage.kind))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use article::BlockId;
    use narration::{Passage, Sentence};

    #[test]
    fn the_ends_of_the_sources_lines_are_not_read() {
        let passage = |text: &str, kind, sentences| Passage {
            block: BlockId::new("b"),
            kind,
            text: text.into(),
            runs: Rc::new([]),
            sentences,
        };
        let sentence = |passage, bytes: std::ops::Range<u32>| Sentence {
            passage,
            spoken: bytes.clone(),
            bytes,
        };
        let reading = SpokenText::of(&Script {
            language: "en".into(),
            passages: vec![
                passage("The bridge\nholds. It does.", PassageKind::Paragraph, 0..2),
                passage("What comes next", PassageKind::Heading, 2..3),
            ],
            sentences: vec![sentence(0, 0..17), sentence(0, 18..26), sentence(1, 0..15)],
        });
        let lines: Vec<&str> = reading.lines.iter().map(|line| &**line).collect();
        assert_eq!(lines, ["The bridge holds.", "It does.", "What comes next"]);
        let expected = Heading {
            line: 2,
            title: "What comes next".into(),
        };
        assert_eq!(reading.headings, [expected]);
        assert_eq!(
            reading.passages,
            [(0, PassageKind::Paragraph), (2, PassageKind::Heading)]
        );
    }
}
