//! The text of a script, line by line, with its headings.

use std::rc::Rc;

use narration::{PassageKind, Script};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SpokenText {
    /// The sentences, in order, each with as many UTF-16 code units as in the script.
    pub lines: Rc<[Rc<str>]>,
    pub headings: Vec<Heading>,
    /// The first line of each paragraph, heading or item, and its kind.
    pub passages: Vec<(usize, PassageKind)>,
}

/// A heading within the text, which begins a chapter.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    pub line: usize,
    pub title: Rc<str>,
}

impl SpokenText {
    #[must_use]
    pub fn of(script: &Script) -> Self {
        // Some voices pause at the end of a source line.
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
    fn line_ends_of_the_source_are_not_read() {
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
        let text = SpokenText::of(&Script {
            language: "en".into(),
            passages: vec![
                passage("The bridge\nholds. It does.", PassageKind::Paragraph, 0..2),
                passage("What comes next", PassageKind::Heading, 2..3),
            ],
            sentences: vec![sentence(0, 0..17), sentence(0, 18..26), sentence(1, 0..15)],
        });
        let lines: Vec<&str> = text.lines.iter().map(|line| &**line).collect();
        assert_eq!(lines, ["The bridge holds.", "It does.", "What comes next"]);
        let expected = Heading {
            line: 2,
            title: "What comes next".into(),
        };
        assert_eq!(text.headings, [expected]);
        assert_eq!(
            text.passages,
            [(0, PassageKind::Paragraph), (2, PassageKind::Heading)]
        );
    }
}
