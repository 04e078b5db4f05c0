//! The content of blocks and of running text, whatever its kind. A walk through an article uses these methods; a new kind is
//! added here once.

use super::{Block, BlockKind, Inline};

/// A part of a block's content.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Content<'a> {
    /// Blocks within the block.
    Blocks(&'a [Block]),
    /// A line of running text.
    Line(&'a [Inline]),
    /// Text without mark-up.
    Text(&'a str),
}

/// A part of a block's content, to be changed.
#[derive(Debug)]
pub enum ContentMut<'a> {
    /// Blocks within the block.
    Blocks(&'a mut [Block]),
    /// A line of running text.
    Line(&'a mut [Inline]),
}

impl Block {
    /// Returns the block's content in the order in which it is read: the blocks within it and its own lines. Code, formulas
    /// and images have none.
    #[must_use]
    pub fn content(&self) -> Vec<Content<'_>> {
        match &self.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                vec![Content::Line(content)]
            }
            BlockKind::List { items, .. } => items.iter().map(|item| Content::Blocks(&item.blocks)).collect(),
            BlockKind::Quote { blocks, attribution } | BlockKind::PullQuote { blocks, attribution } => {
                let attribution = attribution.as_deref().map(Content::Line);
                std::iter::once(Content::Blocks(blocks))
                    .chain(attribution)
                    .collect()
            }
            BlockKind::Alert { blocks, .. } => vec![Content::Blocks(blocks)],
            BlockKind::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                cells.map(|cell| Content::Line(cell)).collect()
            }
            BlockKind::LinkCard(card) => vec![Content::Line(&card.title), Content::Text(&card.summary)],
            BlockKind::DefinitionList(definitions) => {
                let mut content = Vec::new();
                for definition in definitions {
                    content.extend(definition.terms.iter().map(|term| Content::Line(term)));
                    content.extend(
                        definition
                            .definitions
                            .iter()
                            .map(|blocks| Content::Blocks(blocks)),
                    );
                }
                content
            }
            BlockKind::Code { .. } | BlockKind::Math(_) | BlockKind::Figure(_) | BlockKind::Rule => {
                Vec::new()
            }
        }
    }

    /// Returns the blocks and lines of [`content`](Self::content), to be changed.
    pub fn content_mut(&mut self) -> Vec<ContentMut<'_>> {
        match &mut self.kind {
            BlockKind::Paragraph(content) | BlockKind::Heading { content, .. } => {
                vec![ContentMut::Line(content)]
            }
            BlockKind::List { items, .. } => {
                let items = items.iter_mut();
                items.map(|item| ContentMut::Blocks(&mut item.blocks)).collect()
            }
            BlockKind::Quote { blocks, attribution } | BlockKind::PullQuote { blocks, attribution } => {
                let attribution = attribution.as_deref_mut().map(ContentMut::Line);
                std::iter::once(ContentMut::Blocks(blocks))
                    .chain(attribution)
                    .collect()
            }
            BlockKind::Alert { blocks, .. } => vec![ContentMut::Blocks(blocks)],
            BlockKind::Table(table) => {
                let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.map(|cell| ContentMut::Line(cell)).collect()
            }
            BlockKind::LinkCard(card) => vec![ContentMut::Line(&mut card.title)],
            BlockKind::DefinitionList(definitions) => {
                let mut content = Vec::new();
                for definition in definitions {
                    content.extend(definition.terms.iter_mut().map(|term| ContentMut::Line(term)));
                    let meanings = definition.definitions.iter_mut();
                    content.extend(meanings.map(|blocks| ContentMut::Blocks(blocks)));
                }
                content
            }
            BlockKind::Code { .. } | BlockKind::Math(_) | BlockKind::Figure(_) | BlockKind::Rule => {
                Vec::new()
            }
        }
    }

    /// Returns the lists of blocks within the block: one for each item of a list and for each meaning of a term.
    pub fn children(&self) -> impl Iterator<Item = &[Self]> {
        self.content().into_iter().filter_map(|content| match content {
            Content::Blocks(blocks) => Some(blocks),
            Content::Line(_) | Content::Text(_) => None,
        })
    }

    /// Returns the lines of running text of the block itself, without those of the blocks within it.
    pub fn lines(&self) -> impl Iterator<Item = &[Inline]> {
        self.content().into_iter().filter_map(|content| match content {
            Content::Line(line) => Some(line),
            Content::Blocks(_) | Content::Text(_) => None,
        })
    }

    /// Calls `visit` with every block of `blocks`, in the order of the article; the blocks within a block come before it.
    pub fn each_mut(blocks: &mut [Self], visit: &mut dyn FnMut(&mut Self)) {
        for block in blocks {
            for content in block.content_mut() {
                if let ContentMut::Blocks(inner) = content {
                    Self::each_mut(inner, visit);
                }
            }
            visit(block);
        }
    }
}

impl Inline {
    /// Returns the text that this one marks up; nothing for the kinds that hold no other.
    #[must_use]
    pub fn children(&self) -> &[Self] {
        match self {
            Self::Emphasis(content)
            | Self::Strong(content)
            | Self::Strikethrough(content)
            | Self::Superscript(content)
            | Self::Subscript(content)
            | Self::Link { content, .. } => content,
            Self::Text(_)
            | Self::Code(_)
            | Self::Math(_)
            | Self::Image(_)
            | Self::Footnote(_)
            | Self::SoftBreak
            | Self::HardBreak => &[],
        }
    }

    /// Returns [`children`](Self::children), to be changed.
    pub fn children_mut(&mut self) -> &mut [Self] {
        match self {
            Self::Emphasis(content)
            | Self::Strong(content)
            | Self::Strikethrough(content)
            | Self::Superscript(content)
            | Self::Subscript(content)
            | Self::Link { content, .. } => content,
            Self::Text(_)
            | Self::Code(_)
            | Self::Math(_)
            | Self::Image(_)
            | Self::Footnote(_)
            | Self::SoftBreak
            | Self::HardBreak => &mut [],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{markdown, model::plain_text};

    const EVERY_KIND: &str = include_str!("../../tests/fixtures/every-kind.md");

    fn words(blocks: &[Block], out: &mut Vec<String>) {
        for block in blocks {
            for content in block.content() {
                match content {
                    Content::Blocks(blocks) => words(blocks, out),
                    Content::Line(line) => out.push(plain_text(line)),
                    Content::Text(text) => out.push(text.to_owned()),
                }
            }
        }
    }

    #[test]
    fn content_comes_in_the_order_in_which_it_is_read() {
        let text = "---\ntitle: T\n---\n- a\n\n  > b\n  >\n  > — c\n\nd\n: e\n: f\n\n| g | h |\n|---|---|\n| i | j |\n\n\
                    [k](l \"m\")\n\n```\ncode\n```\n\n> [!NOTE]\n> **n** *o*\n";
        let mut found = Vec::new();
        words(&markdown(text, None).0.body, &mut found);
        assert_eq!(found.join(" "), "a b c d e f g h i j k m n o");
    }

    #[test]
    fn changing_reaches_what_reading_reaches() {
        let (mut article, _) = markdown(EVERY_KIND, None);
        for block in &mut article.body {
            let parts = |block: &Block| (block.children().count(), block.lines().count());
            let expected = parts(block);
            let found = block.content_mut();
            let blocks = found
                .iter()
                .filter(|content| matches!(content, ContentMut::Blocks(_)));
            let blocks = blocks.count();
            assert_eq!((blocks, found.len() - blocks), expected);
        }
    }
}
