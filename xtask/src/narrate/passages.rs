//! What of an article is read aloud, and in which order.

use article_widget::model::{Article, Block, BlockKind, Inline};

use super::sentences;

/// A paragraph, a heading, an item of a list.
#[derive(Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its sentences; at least one.
    pub sentences: Vec<String>,
    /// Whether a longer pause follows.
    pub is_heading: bool,
}

/// The headline and the body. Code, tables, figures, formulas, notes and links to other stories are for the eye; a pull
/// quote repeats what the text says.
pub fn of(article: &Article) -> Vec<Passage> {
    let mut out = Vec::new();
    push(&mut out, &article.title, true);
    push_blocks(&mut out, &article.body);
    out
}

fn push(out: &mut Vec<Passage>, text: &str, is_heading: bool) {
    let sentences = sentences::split(text);
    if !sentences.is_empty() {
        out.push(Passage {
            sentences,
            is_heading,
        });
    }
}

fn push_blocks(out: &mut Vec<Passage>, blocks: &[Block]) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(content) => push(out, &spoken_text(content), false),
            BlockKind::Heading { content, .. } => push(out, &spoken_text(content), true),
            BlockKind::List { items, .. } => {
                for item in items {
                    push_blocks(out, &item.blocks);
                }
            }
            BlockKind::Quote { blocks, attribution } => {
                push_blocks(out, blocks);
                if let Some(attribution) = attribution {
                    push(out, &spoken_text(attribution), false);
                }
            }
            BlockKind::Alert { blocks, .. } => push_blocks(out, blocks),
            BlockKind::DefinitionList(definitions) => {
                for definition in definitions {
                    for term in &definition.terms {
                        push(out, &spoken_text(term), false);
                    }
                    for blocks in &definition.definitions {
                        push_blocks(out, blocks);
                    }
                }
            }
            BlockKind::PullQuote { .. }
            | BlockKind::Code { .. }
            | BlockKind::Math(_)
            | BlockKind::Table(_)
            | BlockKind::Figure(_)
            | BlockKind::LinkCard(_)
            | BlockKind::Rule => {}
        }
    }
}

/// The words without formulas, images and references to notes.
fn spoken_text(inlines: &[Inline]) -> String {
    fn push(out: &mut String, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) => out.push_str(text),
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Superscript(content)
                | Inline::Subscript(content)
                | Inline::Link { content, .. } => push(out, content),
                Inline::SoftBreak | Inline::HardBreak => out.push(' '),
                Inline::Strikethrough(_) | Inline::Math(_) | Inline::Image(_) | Inline::Footnote(_) => {}
            }
        }
    }
    let mut out = String::new();
    push(&mut out, inlines);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use article_widget::model::{BlockId, FootnoteReference, HeadingLevel, ListItem};

    fn block(kind: BlockKind) -> Block {
        Block {
            id: BlockId::new("b"),
            kind,
        }
    }

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.into())]
    }

    #[test]
    fn what_is_for_the_eye_is_not_read() {
        let article = Article {
            title: "The bridge".into(),
            body: vec![
                block(BlockKind::Paragraph(vec![
                    Inline::Text("One".into()),
                    Inline::Footnote(FootnoteReference {
                        number: 1,
                        occurrence: 1,
                    }),
                    Inline::SoftBreak,
                    Inline::Emphasis(text("two. Three.")),
                    Inline::Math("x^2".into()),
                ])),
                block(BlockKind::Code {
                    language: None,
                    text: "let x;".into(),
                }),
                block(BlockKind::Heading {
                    level: HeadingLevel::clamped(2),
                    content: text("Next"),
                }),
                block(BlockKind::List {
                    start: None,
                    tight: true,
                    items: vec![ListItem {
                        task: None,
                        blocks: vec![block(BlockKind::Paragraph(text("An item")))],
                    }],
                }),
                block(BlockKind::Math("y".into())),
            ],
            ..Article::default()
        };
        let read: Vec<(Vec<String>, bool)> = of(&article)
            .into_iter()
            .map(|passage| (passage.sentences, passage.is_heading))
            .collect();
        let expected = [
            (vec!["The bridge".to_owned()], true),
            (vec!["One two.".to_owned(), "Three.".to_owned()], false),
            (vec!["Next".to_owned()], true),
            (vec!["An item".to_owned()], false),
        ];
        assert_eq!(read, expected);
    }
}
