//! The stack machine: Markdown events in, blocks out.
//!
//! The containers that are open lie on a stack; the line being read lies in [`Spans`]. A container too deep to be kept
//! is opened in name only: what it holds goes into the deepest one that is kept.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::position::Lines;
use super::spans::{SpanKind, Spans};
use super::table::{MOST_CELLS, TableBuilder};
use super::{Body, Context, DEEPEST, conventions, raw_html};
use crate::model::{
    Alert, Block, BlockId, BlockKind, Definition, FootnoteReference, HeadingLevel, Image, Inline, ListItem,
    SafeUrl, UrlUse, WarningCode, plain_text,
};
use crate::parse::case;
use crate::parse::footnotes::Note;
use crate::parse::image_attributes::ImageAttributes;
use crate::parse::links;
use crate::parse::warnings::Warnings;

/// More names of HTML elements than these are not told.
const MOST_ELEMENTS: usize = 50;

/// Turns events into blocks.
pub(super) struct Builder<'a, 'w> {
    source: &'a str,
    context: Context<'a>,
    lines: Lines<'a>,
    warnings: &'w mut Warnings,
    /// Blocks of the outermost level.
    article: Vec<Block>,
    /// The containers that are open and kept, outermost first.
    containers: Vec<Container>,
    /// The containers that are open: whether each is kept.
    open: Vec<bool>,
    leaf: Option<Leaf>,
    spans: Spans,
    table: Option<TableBuilder>,
    cells_left: usize,
    title: Option<Rc<str>>,
    notes: Vec<Note>,
    /// Where in `notes` a label is; labels are compared without case.
    labels: BTreeMap<String, usize>,
    /// A stretch of the source that was read as attributes: its text is not shown.
    read_ahead: Range<usize>,
    /// Names of HTML elements that were told.
    elements_told: Vec<String>,
    nesting_told: bool,
    /// The id of every block until it gets its own.
    unnamed: BlockId,
}

/// An open container.
#[derive(Debug)]
struct Container {
    kind: ContainerKind,
    blocks: Vec<Block>,
}

#[derive(Debug)]
enum ContainerKind {
    Quote(Option<BlockQuoteKind>),
    List {
        start: Option<u64>,
        tight: bool,
        items: Vec<ListItem>,
    },
    Item {
        task: Option<bool>,
    },
    Definitions(Vec<Definition>),
    Definition,
    Note(usize),
}

/// The block being read that holds no other blocks.
#[derive(Debug)]
enum Leaf {
    /// Running text; `marked` where Markdown says that it is a paragraph, not just the text of a tight list item.
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
            cells_left: MOST_CELLS,
            title: None,
            notes: Vec::new(),
            labels: BTreeMap::new(),
            read_ahead: 0..0,
            elements_told: Vec::new(),
            nesting_told: false,
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
        }
    }

    /// Takes one event; `range` is where it stands in the source.
    pub(super) fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        let ahead = self.read_ahead.clone();
        if range.start >= ahead.start && range.end <= ahead.end {
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, &range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(text) => {
                self.missing_note(range.start);
                // Text that begins within what was read ahead is as long as its source: it holds no escapes.
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
            Event::InlineMath(text) => self.push_inline(Inline::Math(text.trim().into())),
            Event::DisplayMath(text) => self.display_math(text.trim().into()),
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
                // pulldown-cmark 0.13.6 ends a table of more than 262,144 missing cells by a paragraph within it.
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

    // Containers.

    /// How many containers and spans are open and kept. Items and definitions are parts of their list.
    fn depth(&self) -> usize {
        let counts = |container: &&Container| {
            matches!(
                container.kind,
                ContainerKind::Quote(_) | ContainerKind::List { .. } | ContainerKind::Definitions(_)
            )
        };
        self.containers.iter().filter(counts).count() + self.spans.depth()
    }

    /// Whether one more container can be kept; says so once if not.
    fn has_room(&mut self, offset: usize) -> bool {
        let room = self.depth() < DEEPEST;
        if !room && !self.nesting_told {
            self.nesting_told = true;
            let line = self.lines.at(offset);
            let message = format!(
                "expected at most {DEEPEST} levels, found more; deeper text is kept at the last of them"
            );
            self.warnings.add(WarningCode::Nesting, Some(line), message);
        }
        room
    }

    fn start_container(&mut self, kind: ContainerKind, range: &Range<usize>) {
        self.end_leaf();
        if self.has_room(range.start) {
            self.push_container(kind);
        } else {
            self.open.push(false);
        }
    }

    /// Opens a part of the container opened last: kept where that is.
    fn start_part(&mut self, kind: ContainerKind) {
        self.end_leaf();
        if self.open.last() == Some(&true) {
            self.push_container(kind);
        } else {
            self.open.push(false);
        }
    }

    fn push_container(&mut self, kind: ContainerKind) {
        self.open.push(true);
        self.containers.push(Container {
            kind,
            blocks: Vec::new(),
        });
    }

    fn end_container(&mut self, kept: bool) {
        let Some(Container { kind, blocks }) = (if kept { self.containers.pop() } else { None }) else {
            return;
        };
        match kind {
            ContainerKind::Quote(None) => {
                if !blocks.is_empty() {
                    self.push_block(conventions::quote(blocks));
                }
            }
            ContainerKind::Quote(Some(kind)) => {
                let kind = alert(kind);
                self.push_block(BlockKind::Alert { kind, blocks });
            }
            ContainerKind::List { start, tight, items } => {
                self.push_block(BlockKind::List { start, tight, items });
            }
            ContainerKind::Definitions(definitions) => {
                self.push_block(BlockKind::DefinitionList(definitions));
            }
            ContainerKind::Item { task } => {
                if let Some(ContainerKind::List { items, .. }) = self.last_kind() {
                    items.push(ListItem { task, blocks });
                }
            }
            ContainerKind::Definition => {
                if let Some(ContainerKind::Definitions(definitions)) = self.last_kind() {
                    match definitions.last_mut() {
                        Some(definition) => definition.definitions.push(blocks),
                        None => definitions.push(Definition {
                            terms: Vec::new(),
                            definitions: vec![blocks],
                        }),
                    }
                }
            }
            ContainerKind::Note(index) => match self.notes.get_mut(index) {
                Some(note) if note.blocks.is_none() => note.blocks = Some(blocks),
                Some(Note { label, .. }) => {
                    // A label given twice: the second note is kept, though nothing can refer to it.
                    let label = label.clone();
                    let blocks = Some(blocks);
                    self.notes.push(Note { label, blocks });
                }
                None => {}
            },
        }
    }

    fn last_kind(&mut self) -> Option<&mut ContainerKind> {
        self.containers.last_mut().map(|container| &mut container.kind)
    }

    /// A marked paragraph right in an item makes its list loose.
    fn loosen_list(&mut self) {
        if let [
            ..,
            Container {
                kind: ContainerKind::List { tight, .. },
                ..
            },
            Container {
                kind: ContainerKind::Item { .. },
                ..
            },
        ] = self.containers.as_mut_slice()
        {
            *tight = false;
        }
    }

    /// The place of the note `label` in the list of notes.
    fn note(&mut self, label: &str) -> usize {
        let next = self.notes.len();
        let index = *self.labels.entry(case::fold(label)).or_insert(next);
        if index == next {
            self.notes.push(Note {
                label: label.to_owned(),
                blocks: None,
            });
        }
        index
    }

    // Blocks.

    pub(super) fn push_block(&mut self, kind: BlockKind) {
        let id = self.unnamed.clone();
        self.push_named(id, kind);
    }

    fn push_named(&mut self, id: BlockId, kind: BlockKind) {
        let blocks = match self.containers.last_mut() {
            Some(container) => &mut container.blocks,
            None => &mut self.article,
        };
        blocks.push(Block { id, kind });
    }

    fn start_leaf(&mut self, leaf: Leaf) {
        self.end_leaf();
        self.leaf = Some(leaf);
    }

    /// Ends the block being read, if there is one.
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

    fn end_paragraph(&mut self, marked: bool) {
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

    fn end_heading(&mut self, level: u8, id: Option<String>) {
        let mut content = self.spans.finish();
        conventions::trim(&mut content);
        if !conventions::says_something(&content) {
            return;
        }
        if level == 1 && self.context.title_wanted && self.title.is_none() && self.containers.is_empty() {
            self.title = Some(plain_text(&content).trim().into());
            return;
        }
        let id = match id {
            Some(id) if !id.is_empty() => BlockId::new(id),
            _ => self.unnamed.clone(),
        };
        let level = HeadingLevel::clamped(level);
        self.push_named(id, BlockKind::Heading { level, content });
    }

    fn end_term(&mut self) {
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
        } else if conventions::says_something(&content) {
            self.push_block(BlockKind::Paragraph(content));
        }
    }

    fn end_table(&mut self, range: &Range<usize>) {
        let Some(table) = self.table.take() else {
            return;
        };
        let (table, left, beyond) = table.finish();
        self.cells_left = left;
        self.push_block(table);
        if let Some(beyond) = beyond {
            let line = self.lines.at(range.start);
            let message = format!(
                "table: expected at most {MOST_CELLS} cells in an article, found more; the text of the others stands below the table"
            );
            self.warnings.add(WarningCode::TableSize, Some(line), message);
            self.push_block(BlockKind::Paragraph(beyond));
        }
    }

    // Lines.

    /// Opens a paragraph for text that has none: that of a tight item, or of raw HTML.
    pub(super) fn begin_line(&mut self) {
        if self.leaf.is_none() {
            self.leaf = Some(Leaf::Paragraph { marked: false });
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        if let Some(Leaf::Code { text: code, .. }) = &mut self.leaf {
            code.push_str(text);
            return;
        }
        self.begin_line();
        self.spans.push_text(text);
    }

    fn leaf_is_line(&self) -> bool {
        !matches!(self.leaf, Some(Leaf::Code { .. } | Leaf::Html { .. }))
    }

    fn byte_before(&self, offset: usize) -> Option<u8> {
        let before = offset.checked_sub(1)?;
        self.source.as_bytes().get(before).copied()
    }

    /// Tells a `[^label]` that stays text because no note has that label; `offset` is where text begins.
    fn missing_note(&mut self, offset: usize) {
        let label = || {
            let rest = self.source.get(offset..)?.strip_prefix('^')?;
            let label = rest.get(..rest.find(']')?)?;
            let escaped = offset
                .checked_sub(1)
                .is_some_and(|bracket| matches!(self.byte_before(bracket), Some(b'\\')));
            let fits =
                !label.is_empty() && !label.contains(|c: char| c.is_whitespace() || matches!(c, '[' | '^'));
            (fits && !escaped).then_some(label)
        };
        if self.byte_before(offset) != Some(b'[') || !self.leaf_is_line() {
            return;
        }
        if let Some(label) = label() {
            let line = self.lines.at(offset);
            let message = format!(
                "footnote: expected a note `[^{label}]: …`, found none; the reference is shown as text"
            );
            self.warnings.add(WarningCode::Footnote, Some(line), message);
        }
    }

    pub(super) fn push_inline(&mut self, inline: Inline) {
        self.begin_line();
        self.spans.push(inline);
    }

    /// A formula between `$$` ends the paragraph around it, since it stands on a line of its own.
    fn display_math(&mut self, tex: Rc<str>) {
        match self.leaf {
            Some(Leaf::Paragraph { marked }) if self.spans.is_outermost() => {
                self.end_leaf();
                self.push_block(BlockKind::Math(tex));
                self.leaf = Some(Leaf::Paragraph { marked });
            }
            _ => self.push_inline(Inline::Math(tex)),
        }
    }

    fn start_span(&mut self, kind: SpanKind, range: &Range<usize>) {
        self.begin_line();
        let kind = self.has_room(range.start).then_some(kind);
        self.spans.open(kind);
    }

    fn start_link(&mut self, link_type: LinkType, address: &str, title: &str, range: &Range<usize>) {
        self.begin_line();
        let mail;
        let address = if link_type == LinkType::Email && !address.starts_with("mailto:") {
            mail = format!("mailto:{address}");
            &mail
        } else {
            address
        };
        match self.check(address, UrlUse::Link, "link", range.start) {
            Some(url) => {
                let title = (!title.trim().is_empty()).then(|| title.trim().into());
                self.start_span(SpanKind::Link { url, title }, range);
            }
            None => self.spans.open(None),
        }
    }

    fn start_image(&mut self, address: &str, title: &str, range: &Range<usize>) {
        self.begin_line();
        let image = self
            .check(address, UrlUse::Image, "image", range.start)
            .map(|src| Image {
                src,
                srcset: Vec::new(),
                sizes: None,
                dimensions: None,
                alt: "".into(),
                caption: (!title.trim().is_empty()).then(|| title.trim().into()),
                credit: None,
            });
        self.start_span(SpanKind::Image(image), range);
    }

    /// Reads the attributes in braces that follow an image which ends at `offset`.
    fn image_attributes(&mut self, offset: usize) {
        let rest = self.source.get(offset..).unwrap_or_default();
        let Some((attributes, length)) = ImageAttributes::parse(rest) else {
            return;
        };
        self.read_ahead = offset..offset + length;
        let line = Some(self.lines.at(offset));
        if let Some(image) = self.spans.last_image() {
            attributes.apply(image, self.context.base, line, self.warnings);
        }
    }

    fn check(&mut self, address: &str, usage: UrlUse, what: &str, offset: usize) -> Option<SafeUrl> {
        let url = SafeUrl::parse(address, usage, self.context.base);
        if url.is_none() {
            let line = self.lines.at(offset);
            links::refused(address, what, Some(line), self.warnings);
        }
        url
    }

    // Raw HTML; see `html.rs` for blocks of it.

    /// An HTML tag within a line: what Markdown can say too becomes that, the others are dropped.
    pub(super) fn inline_tag(&mut self, tag: &raw_html::Tag<'_>, offset: usize) {
        if tag.closes {
            self.spans.close_element(&tag.name);
            return;
        }
        if tag.name == "br" {
            self.push_inline(Inline::HardBreak);
            return;
        }
        if let Some(kind) = SpanKind::of_element(&tag.name) {
            self.begin_line();
            if self.has_room(offset) {
                self.spans.open_element(kind, &tag.name);
            }
            return;
        }
        self.tell_element(&tag.name, tag.hides(), offset);
        if tag.hides() && self.has_room(offset) {
            self.begin_line();
            self.spans.open_element(SpanKind::Hidden, &tag.name);
        } else if tag.name == "img"
            && let Some(alt) = tag.attribute("alt")
        {
            let alt = crate::parse::entities::decode(alt);
            self.text(&alt);
        }
    }

    /// Says once for each element that it is not shown.
    pub(super) fn tell_element(&mut self, name: &str, hidden: bool, offset: usize) {
        if self.elements_told.len() >= MOST_ELEMENTS || self.elements_told.iter().any(|told| told == name) {
            return;
        }
        self.elements_told.push(name.to_owned());
        let line = self.lines.at(offset);
        let message = if hidden {
            format!("raw HTML: `<{name}>` and what it holds are left out")
        } else {
            format!("raw HTML: `<{name}>` is left out, its text is kept; write it as Markdown")
        };
        self.warnings.add(WarningCode::RawHtml, Some(line), message);
    }
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}
