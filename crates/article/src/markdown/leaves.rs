//! Blocks of text: paragraphs, headings, cells, terms, code.

use std::ops::Range;
use std::rc::Rc;

use super::builder::Builder;
use super::containers::{Container, ContainerKind};
use super::conventions;
use super::table::MAX_CELLS;
use crate::model::{Block, BlockId, BlockKind, Definition, HeadingLevel, WarningCode, plain_text};

/// The current block without blocks inside.
#[derive(Debug)]
pub(super) enum Leaf {
    /// A paragraph. `marked` if Markdown calls it a paragraph. Otherwise it is the text of a tight list item.
    Paragraph {
        marked: bool,
    },
    Heading {
        level: u8,
        id: Option<String>,
    },
    Cell,
    Term,
    Code {
        language: Option<Rc<str>>,
        text: String,
    },
    Html {
        text: String,
        offset: usize,
    },
}

impl Builder<'_, '_> {
    pub(super) fn push_block(&mut self, kind: BlockKind) {
        let id = self.unnamed.clone();
        self.push_named(id, kind);
    }

    pub(super) fn push_named(&mut self, id: BlockId, kind: BlockKind) {
        let blocks = match self.containers.last_mut() {
            Some(container) => &mut container.blocks,
            None => &mut self.article,
        };
        blocks.push(Block { id, kind });
    }

    pub(super) fn start_leaf(&mut self, leaf: Leaf) {
        self.end_leaf();
        self.leaf = Some(leaf);
    }

    /// Ends the current block, if there is one.
    pub(super) fn end_leaf(&mut self) {
        let Some(leaf) = self.leaf.take() else {
            return;
        };
        match leaf {
            Leaf::Paragraph { marked } => self.end_paragraph(marked),
            Leaf::Heading { level, id } => self.end_heading(level, id),
            Leaf::Cell => {
                let content = self.spans.finish();
                if let Some(table) = &mut self.table {
                    table.cell(content);
                }
            }
            Leaf::Term => self.end_term(),
            Leaf::Code { language, mut text } => {
                if text.ends_with('\n') {
                    text.pop();
                }
                let text = text.into();
                self.push_block(BlockKind::Code { language, text });
            }
            Leaf::Html { text, offset } => self.html_block(&text, offset),
        }
    }

    pub(super) fn end_paragraph(&mut self, marked: bool) {
        let content = self.spans.finish();
        let in_note = || {
            let note = |container: &Container| matches!(container.kind, ContainerKind::Note(_));
            self.containers.iter().any(note)
        };
        let kind = if marked {
            conventions::paragraph(content, !in_note())
        } else {
            conventions::plain_paragraph(content)
        };
        if let Some(kind) = kind {
            self.push_block(kind);
        }
    }

    pub(super) fn end_heading(&mut self, level: u8, id: Option<String>) {
        let mut content = self.spans.finish();
        conventions::trim(&mut content);
        if !conventions::has_text(&content) {
            return;
        }
        if level == 1 && self.title.is_none() && self.containers.is_empty() {
            let words = plain_text(&content);
            let (words, title) = (words.trim(), self.context.title);
            if title.is_empty() || words == title {
                self.title = Some(words.into());
                return;
            }
        }
        let id = match id {
            Some(id) if !id.is_empty() => BlockId::new(id),
            _ => self.unnamed.clone(),
        };
        let level = HeadingLevel::clamped(level);
        self.push_named(id, BlockKind::Heading { level, content });
    }

    pub(super) fn end_term(&mut self) {
        let mut content = self.spans.finish();
        conventions::trim(&mut content);
        if let Some(ContainerKind::Definitions(definitions)) = self.last_kind() {
            match definitions.last_mut() {
                Some(last) if last.definitions.is_empty() => last.terms.push(content),
                _ => definitions.push(Definition {
                    terms: vec![content],
                    definitions: Vec::new(),
                }),
            }
        } else if conventions::has_text(&content) {
            self.push_block(BlockKind::Paragraph(content));
        }
    }

    pub(super) fn end_table(&mut self, range: &Range<usize>) {
        let Some(table) = self.table.take() else {
            return;
        };
        let (table, left, beyond) = table.finish();
        self.cells_left = left;
        self.push_block(table);
        if let Some(beyond) = beyond {
            let line = self.lines.at(range.start);
            let message = format!(
                "table: expected at most {MAX_CELLS} cells in an article, found more; the text of the others is shown below the table"
            );
            self.warnings.add(WarningCode::TableSize, Some(line), message);
            self.push_block(BlockKind::Paragraph(beyond));
        }
    }
}
