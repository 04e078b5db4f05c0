//! A stack machine from Markdown events to blocks.
//!
//! Open containers are on a stack. [`Spans`] holds the current line. A container that is nested too deeply is
//! only counted: its content goes into the deepest container that is kept.

use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::containers::{Container, ContainerKind};
use super::leaves::Leaf;
use super::position::Lines;
use super::spans::{SpanKind, Spans};
use super::table::{MAX_CELLS, TableBuilder};
use super::{Body, Context, raw_html};
use crate::markdown::footnotes::Note;
use crate::model::{Block, BlockId, BlockKind, FootnoteReference, Inline};
use crate::text::names::Names;
use crate::warnings::Warnings;

/// Turns events into blocks.
pub(super) struct Builder<'a, 'w> {
    pub(super) source: &'a str,
    pub(super) context: Context<'a>,
    pub(super) lines: Lines<'a>,
    pub(super) warnings: &'w mut Warnings,
    /// Blocks at the top level.
    pub(super) article: Vec<Block>,
    /// The open containers that are kept, outermost first.
    pub(super) containers: Vec<Container>,
    /// For each open container, whether it is kept.
    pub(super) open: Vec<bool>,
    pub(super) leaf: Option<Leaf>,
    pub(super) spans: Spans,
    pub(super) table: Option<TableBuilder>,
    pub(super) cells_left: usize,
    pub(super) title: Option<Rc<str>>,
    pub(super) notes: Vec<Note>,
    /// The index in `notes` of each label. Labels are compared without case.
    pub(super) labels: Names,
    /// The part of the source that was already read as attributes. Its text is not shown.
    pub(super) read_ahead: Range<usize>,
    /// Names of the HTML elements that have a warning.
    pub(super) warned_elements: Vec<String>,
    pub(super) nesting_warned: bool,
    pub(super) has_formulas: bool,
    /// The id of every block until `ids` assigns one.
    pub(super) unnamed: BlockId,
}

impl<'a, 'w> Builder<'a, 'w> {
    pub(super) fn new(source: &'a str, context: Context<'a>, warnings: &'w mut Warnings) -> Self {
        Self {
            source,
            context,
            lines: Lines::new(source, context.first_line),
            warnings,
            article: Vec::new(),
            containers: Vec::new(),
            open: Vec::new(),
            leaf: None,
            spans: Spans::default(),
            table: None,
            cells_left: MAX_CELLS,
            title: None,
            notes: Vec::new(),
            labels: Names::default(),
            read_ahead: 0..0,
            warned_elements: Vec::new(),
            nesting_warned: false,
            has_formulas: false,
            unnamed: BlockId::new(""),
        }
    }

    pub(super) fn finish(mut self) -> Body {
        self.end_leaf();
        while let Some(kept) = self.open.pop() {
            self.end_container(kept);
        }
        Body {
            title: self.title,
            blocks: self.article,
            notes: self.notes,
            has_formulas: self.has_formulas,
        }
    }

    /// Handles an event. `range` is its place in the source.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let ahead = self.read_ahead.clone();
        if range.start >= ahead.start && range.end <= ahead.end {
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(text) => {
                self.warn_missing_note(range.start);
                // Text that begins within the attributes has no escapes, so it is as long as its source.
                let read = ahead.end.saturating_sub(range.start);
                let cut = range.start >= ahead.start && read > 0;
                let escaped = self.byte_before(range.start) == Some(b'\\');
                if escaped && self.leaf_is_line() {
                    self.begin_line();
                    self.spans.push_escaped(&text);
                } else {
                    self.text(if cut {
                        text.get(read..).unwrap_or_default()
                    } else {
                        &text
                    });
                }
            }
            Event::Code(text) => self.push_inline(Inline::Code(text.as_ref().into())),
            Event::InlineMath(text) => {
                self.has_formulas = true;
                self.push_inline(Inline::Math(text.trim().into()));
            }
            Event::DisplayMath(text) => {
                self.has_formulas = true;
                self.display_math(text.trim().into());
            }
            Event::Html(text) => match &mut self.leaf {
                Some(Leaf::Html { text: html, .. }) => html.push_str(&text),
                _ => self.html_block(&text, range.start),
            },
            Event::InlineHtml(html) => {
                self.begin_line();
                if let Some((tag, _)) = raw_html::Tag::parse(&html) {
                    self.inline_tag(&tag, range.start);
                }
            }
            Event::FootnoteReference(label) => {
                let number = self.note(&label);
                self.push_inline(Inline::Footnote(FootnoteReference {
                    number,
                    occurrence: 0,
                }));
            }
            Event::SoftBreak => self.push_inline(Inline::SoftBreak),
            Event::HardBreak => self.push_inline(Inline::HardBreak),
            Event::Rule => {
                self.end_leaf();
                self.push_block(BlockKind::Rule);
            }
            Event::TaskListMarker(done) => {
                if self.open.last() == Some(&true)
                    && let Some(Container {
                        kind: ContainerKind::Item { task },
                        ..
                    }) = self.containers.last_mut()
                {
                    *task = Some(done);
                }
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.end_leaf();
                // pulldown-cmark 0.13.6 ends a table with more than 262,144 missing cells by a paragraph
                // within it.
                self.end_table(range);
                self.loosen_list();
                self.leaf = Some(Leaf::Paragraph { marked: true });
            }
            Tag::Heading { level, id, .. } => self.start_leaf(Leaf::Heading {
                level: level as u8,
                id: id.map(|id| id.to_string()),
            }),
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().map(Rc::from),
                    CodeBlockKind::Indented => None,
                };
                let text = String::new();
                self.start_leaf(Leaf::Code { language, text });
            }
            Tag::HtmlBlock => self.start_leaf(Leaf::Html {
                text: String::new(),
                offset: range.start,
            }),
            Tag::BlockQuote(kind) => self.start_container(ContainerKind::Quote(kind), range),
            Tag::List(start) => {
                let items = Vec::new();
                let tight = true;
                self.start_container(ContainerKind::List { start, tight, items }, range);
            }
            Tag::Item => self.start_part(ContainerKind::Item { task: None }),
            Tag::DefinitionList => self.start_container(ContainerKind::Definitions(Vec::new()), range),
            Tag::DefinitionListTitle => self.start_leaf(Leaf::Term),
            Tag::DefinitionListDefinition => self.start_part(ContainerKind::Definition),
            Tag::FootnoteDefinition(label) => {
                self.end_leaf();
                let note = self.note(&label);
                self.push_container(ContainerKind::Note(note));
            }
            Tag::Table(columns) => {
                self.end_leaf();
                self.table = Some(TableBuilder::new(&columns, self.cells_left));
            }
            Tag::TableHead | Tag::TableRow | Tag::MetadataBlock(_) => {}
            Tag::TableCell => self.start_leaf(Leaf::Cell),
            Tag::Emphasis => self.start_span(SpanKind::Emphasis, range),
            Tag::Strong => self.start_span(SpanKind::Strong, range),
            Tag::Strikethrough => self.start_span(SpanKind::Strikethrough, range),
            Tag::Superscript => self.start_span(SpanKind::Superscript, range),
            Tag::Subscript => self.start_span(SpanKind::Subscript, range),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.start_link(link_type, &dest_url, &title, range),
            Tag::Image { dest_url, title, .. } => self.start_image(&dest_url, &title, range),
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::TableCell
            | TagEnd::DefinitionListTitle => self.end_leaf(),
            TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListDefinition
            | TagEnd::FootnoteDefinition => {
                self.end_leaf();
                if let Some(kept) = self.open.pop() {
                    self.end_container(kept);
                }
            }
            TagEnd::Table => self.end_table(range),
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.end_head();
                }
            }
            TagEnd::TableRow => {
                if let Some(table) = &mut self.table {
                    table.end_row();
                }
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link => self.spans.close(),
            TagEnd::Image => {
                self.spans.close();
                self.image_attributes(range.end);
            }
            TagEnd::MetadataBlock(_) => {}
        }
    }
}
