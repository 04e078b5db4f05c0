//! The content of a line: text, marks, links, images, formulas.

use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::LinkType;

use super::builder::Builder;
use super::leaves::Leaf;
use super::spans::SpanKind;
use crate::links;
use crate::markdown::image_attributes::ImageAttributes;
use crate::model::{BlockKind, Image, Inline, SafeUrl, UrlUse, WarningCode};
use crate::text::shared::shared;

impl Builder<'_, '_> {
    /// Opens a paragraph for text outside of one: in a tight item, or in raw HTML.
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

    pub(super) fn leaf_is_line(&self) -> bool {
        !matches!(self.leaf, Some(Leaf::Code { .. } | Leaf::Html { .. }))
    }

    pub(super) fn byte_before(&self, offset: usize) -> Option<u8> {
        let before = offset.checked_sub(1)?;
        self.source.as_bytes().get(before).copied()
    }

    /// Warns of a `[^label]` that stays text because no note has that label. `offset` is the place of the
    /// event's text.
    pub(super) fn warn_missing_note(&mut self, offset: usize) {
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

    /// A formula between `$$` ends the paragraph around it, since it is a block.
    pub(super) fn display_math(&mut self, tex: Rc<str>) {
        match self.leaf {
            Some(Leaf::Paragraph { marked }) if self.spans.is_outermost() => {
                self.end_leaf();
                self.push_block(BlockKind::Math(tex));
                self.leaf = Some(Leaf::Paragraph { marked });
            }
            _ => self.push_inline(Inline::Math(tex)),
        }
    }

    pub(super) fn start_span(&mut self, kind: SpanKind, range: &Range<usize>) {
        self.begin_line();
        let kind = self.has_room(range.start).then_some(kind);
        self.spans.open(kind);
    }

    pub(super) fn start_link(
        &mut self,
        link_type: LinkType,
        address: &str,
        title: &str,
        range: &Range<usize>,
    ) {
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
                let title = shared(title);
                self.start_span(SpanKind::Link { url, title }, range);
            }
            None => self.spans.open(None),
        }
    }

    pub(super) fn start_image(&mut self, address: &str, title: &str, range: &Range<usize>) {
        self.begin_line();
        let image = self
            .check(address, UrlUse::Image, "image", range.start)
            .map(|src| Image {
                caption: shared(title),
                ..Image::new(src)
            });
        self.start_span(SpanKind::Image(image), range);
    }

    /// Reads the attributes in braces after an image that ends at `offset`.
    pub(super) fn image_attributes(&mut self, offset: usize) {
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

    pub(super) fn check(
        &mut self,
        address: &str,
        usage: UrlUse,
        what: &str,
        offset: usize,
    ) -> Option<SafeUrl> {
        let url = SafeUrl::parse(address, usage, self.context.base);
        if url.is_none() {
            let line = self.lines.at(offset);
            links::refused(address, what, Some(line), self.warnings);
        }
        url
    }
}
