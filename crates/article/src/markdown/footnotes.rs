//! Step 4: numbers the footnotes in the order in which the text refers to them.

use std::rc::Rc;

use crate::model::{Block, ContentMut, Footnote, Inline, WarningCode};
use crate::warnings::Warnings;

/// A footnote before it has a number.
#[derive(Debug, Default)]
pub(crate) struct Note {
    /// The author's label.
    pub(crate) label: String,
    /// The content. `None` if only references to it were found.
    pub(crate) blocks: Option<Vec<Block>>,
}

/// Numbers the references in `body`, which hold an index into `notes`, and returns the footnotes in that
/// order.
///
/// A note that another note refers to follows it. Notes without references come last. A reference to a note
/// that does not exist becomes plain text, with a warning.
pub(crate) fn number(body: &mut [Block], notes: Vec<Note>, warnings: &mut Warnings) -> Vec<Footnote> {
    let mut numbering = Numbering {
        numbers: vec![0; notes.len()],
        order: Vec::new(),
        references: vec![0; notes.len()],
        notes,
        passed: 0,
        missing: Vec::new(),
    };
    numbering.blocks(body);
    let mut footnotes: Vec<Footnote> = Vec::new();
    let mut next = 0;
    loop {
        let index = match numbering.order.get(next) {
            Some(index) => *index,
            None => match numbering.unreferenced() {
                Some(index) => index,
                None => break,
            },
        };
        next += 1;
        let mut blocks = numbering.take(index).unwrap_or_default();
        numbering.blocks(&mut blocks);
        footnotes.push(Footnote {
            number: next,
            references: 0,
            blocks,
        });
    }
    for (footnote, index) in footnotes.iter_mut().zip(&numbering.order) {
        footnote.references = numbering.references.get(*index).copied().unwrap_or(0);
    }
    for label in numbering.missing {
        warnings.add(
            WarningCode::Footnote,
            None,
            format!("footnote: expected a note `[^{label}]: …`, found none; the reference is shown as text"),
        );
    }
    footnotes
}

struct Numbering {
    notes: Vec<Note>,
    /// The printed number of each note. 0 if it has none yet.
    numbers: Vec<usize>,
    /// Indices of the notes, in the order of their numbers.
    order: Vec<usize>,
    /// Number of references to each note.
    references: Vec<usize>,
    /// The first notes, this many, have a number or no content.
    passed: usize,
    /// Labels without a note.
    missing: Vec<String>,
}

impl Numbering {
    fn take(&mut self, index: usize) -> Option<Vec<Block>> {
        self.notes.get_mut(index)?.blocks.take()
    }

    /// Numbers the first note that has content and no number.
    fn unreferenced(&mut self) -> Option<usize> {
        loop {
            let index = self.passed;
            let number = self.numbers.get_mut(index)?;
            self.passed += 1;
            if *number == 0 && self.notes.get(index)?.blocks.is_some() {
                self.order.push(index);
                *number = self.order.len();
                return Some(index);
            }
        }
    }

    fn blocks(&mut self, blocks: &mut [Block]) {
        for content in blocks.iter_mut().flat_map(Block::content_mut) {
            match content {
                ContentMut::Blocks(blocks) => self.blocks(blocks),
                ContentMut::Line(line) => self.line(line),
            }
        }
    }

    fn line(&mut self, content: &mut [Inline]) {
        for inline in content {
            let Inline::Footnote(reference) = inline else {
                self.line(inline.children_mut());
                continue;
            };
            let index = reference.number;
            match self.refer(index) {
                Some((number, occurrence)) => {
                    reference.number = number;
                    reference.occurrence = occurrence;
                }
                None => *inline = Inline::Text(self.unknown(index)),
            }
        }
    }

    /// Returns the number of the note at `index` and the count of references to it so far.
    fn refer(&mut self, index: usize) -> Option<(usize, usize)> {
        let number = self.numbers.get_mut(index)?;
        if *number == 0 {
            self.notes.get(index)?.blocks.as_ref()?;
            self.order.push(index);
            *number = self.order.len();
        }
        let references = self.references.get_mut(index)?;
        *references += 1;
        Some((*number, *references))
    }

    fn unknown(&mut self, index: usize) -> Rc<str> {
        let label = self.notes.get(index).map(|note| note.label.clone());
        let label = label.unwrap_or_default();
        let text = format!("[^{label}]").into();
        self.missing.push(label);
        text
    }
}

#[cfg(test)]
mod tests {
    use crate::markdown;
    use crate::model::{Article, BlockKind, Inline, plain_text};

    /// Number, reference count and text of each note.
    fn notes(text: &str) -> Vec<(usize, usize, String)> {
        let (article, _) = markdown(text, None);
        let words = |blocks: &[crate::model::Block]| match blocks.first().map(|block| &block.kind) {
            Some(BlockKind::Paragraph(content)) => plain_text(content),
            _ => String::new(),
        };
        let note = |note: &crate::model::Footnote| (note.number, note.references, words(&note.blocks));
        article.footnotes.iter().map(note).collect()
    }

    /// Number and occurrence of each reference in the first paragraph.
    fn references(article: &Article) -> Vec<(usize, usize)> {
        let Some(BlockKind::Paragraph(content)) = article.body.first().map(|block| &block.kind) else {
            return Vec::new();
        };
        let references = content.iter().filter_map(|inline| match inline {
            Inline::Footnote(reference) => Some((reference.number, reference.occurrence)),
            _ => None,
        });
        references.collect()
    }

    #[test]
    fn notes_are_in_the_order_of_their_first_reference() {
        let text = "[^unused]: Unused.\n[^b]: Second, see[^c].\n\nOne[^a] two[^b] again[^A].\n\n[^c]: Third.\n[^a]: First.\n";
        assert_eq!(
            notes(text),
            [
                (1, 2, "First.".to_owned()),
                (2, 1, "Second, see.".to_owned()),
                (3, 1, "Third.".to_owned()),
                (4, 0, "Unused.".to_owned()),
            ]
        );
        assert_eq!(references(&markdown(text, None).0), [(1, 1), (2, 1), (1, 2)]);
    }

    #[test]
    fn a_note_given_twice_or_referring_to_itself_stays_readable() {
        assert_eq!(
            notes("x[^a]\n\n[^a]: One.\n[^a]: Two.\n"),
            [(1, 1, "One.".to_owned()), (2, 0, "Two.".to_owned())]
        );
        assert_eq!(notes("x[^a]\n\n[^a]: See[^a].\n"), [(1, 2, "See.".to_owned())]);
    }

    #[test]
    fn a_reference_without_a_note_stays_text() {
        let (article, warnings) = markdown("# T\n\nx[^a] \\[^b]", None);
        assert!(article.footnotes.is_empty());
        let Some(BlockKind::Paragraph(content)) = article.body.first().map(|block| &block.kind) else {
            panic!("a paragraph");
        };
        assert_eq!(plain_text(content), "x[^a] [^b]");
        assert_eq!(warnings.len(), 1);
        assert!(warnings[0].message.contains("`[^a]: …`"), "{warnings:?}");
    }
}
