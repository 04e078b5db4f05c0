//! What of an article is read aloud, and in which order: the widget's own script of it.

use article_widget::model::{Article, PassageKind};
use article_widget::narration;

/// A paragraph, a heading, an item of a list.
#[derive(Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its sentences; at least one.
    pub sentences: Vec<String>,
    /// Whether a longer pause follows.
    pub is_heading: bool,
}

/// Headline, standfirst and body.
pub fn of(article: &Article) -> Vec<Passage> {
    let script = narration::script(article);
    let passages = script.passages.iter().map(|passage| {
        let sentences = passage.sentences.clone();
        let sentences = script
            .sentences
            .get(sentences.start as usize..sentences.end as usize);
        let sentences = sentences.unwrap_or_default().iter();
        Passage {
            sentences: sentences
                .map(|sentence| one_line(script.text(sentence)))
                .collect(),
            is_heading: matches!(passage.kind, PassageKind::Headline | PassageKind::Heading),
        }
    });
    passages.collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use article_widget::model::{
        Block, BlockId, BlockKind, FootnoteReference, HeadingLevel, Inline, ListItem,
    };

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
