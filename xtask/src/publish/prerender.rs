//! The article as HTML text, drawn by the widget's own components.

use std::fmt::Write as _;

use article_widget::model::{Article, Block, BlockKind, Shared, plain_text};

use super::html::escape;

/// What stands in the page until the widget is ready, for search engines, and where scripts are off.
pub fn article(article: &Shared<Article>) -> String {
    let mut out = format!("<h1>{}</h1>\n", escape(&article.title));
    if let Some(description) = &article.description {
        let _ = writeln!(out, "<p>{}</p>", escape(description));
    }
    push_blocks(&mut out, &article.body);
    out
}

fn push_blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(content) => {
                let _ = writeln!(out, "<p>{}</p>", escape(&plain_text(content)));
            }
            BlockKind::Heading { level, content } => {
                let level = level.get();
                let _ = writeln!(out, "<h{level}>{}</h{level}>", escape(&plain_text(content)));
            }
            BlockKind::Quote { blocks, .. } => push_blocks(out, blocks),
            _ => {}
        }
    }
}
