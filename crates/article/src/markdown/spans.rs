//! The content of a line: text and the marks around it, as a stack.

use std::rc::Rc;

use super::autolinks::{self, Segment};
use super::{MAX_DEPTH, scripts};
use crate::model::{Image, Inline, SafeUrl, UrlUse, plain_text};

/// The kind of an open mark.
#[derive(Clone, Debug)]
pub(super) enum SpanKind {
    /// `*…*`
    Emphasis,
    /// `**…**`
    Strong,
    /// `~~…~~`
    Strikethrough,
    /// `^…^`
    Superscript,
    /// `~…~`
    Subscript,
    /// `<code>…</code>`
    Code,
    /// `[…](url)`
    Link { url: SafeUrl, title: Option<Rc<str>> },
    /// `![…](url)`. `None` if the address was refused.
    Image(Option<Image>),
    /// An element that is left out with its content, if it is closed.
    Hidden,
}

impl SpanKind {
    /// Returns the kind for the HTML element `name`, if Markdown can express it.
    pub(super) fn of_element(name: &str) -> Option<Self> {
        Some(match name {
            "em" | "i" | "cite" | "dfn" | "var" => Self::Emphasis,
            "strong" | "b" => Self::Strong,
            "del" | "s" | "strike" => Self::Strikethrough,
            "sup" => Self::Superscript,
            "sub" => Self::Subscript,
            "code" | "kbd" | "samp" | "tt" => Self::Code,
            _ => return None,
        })
    }
}

#[derive(Debug)]
struct Span {
    kind: SpanKind,
    /// The name of the HTML element that opened it; `None` for Markdown's own marks.
    element: Option<String>,
    content: Vec<Inline>,
}

/// The current line.
#[derive(Debug, Default)]
pub(super) struct Spans {
    /// Number of open blocks around the line.
    outside: usize,
    /// The outermost content.
    line: Vec<Inline>,
    open: Vec<Span>,
    /// For each open Markdown mark, whether it has a span. It has none if it is nested too deeply.
    marks: Vec<bool>,
    /// Text that is not in a span yet. Markdown gives text in small parts.
    text: String,
    /// Positions in `text` of escaped characters. They are no marks.
    escaped: Vec<usize>,
}

impl Spans {
    /// Returns the number of open containers around the text: blocks and spans.
    pub(super) fn depth(&self) -> usize {
        self.outside + self.open.len()
    }

    pub(super) fn set_outside(&mut self, blocks: usize) {
        self.outside = blocks;
    }

    /// Returns whether no mark is open.
    pub(super) fn is_outermost(&self) -> bool {
        self.marks.is_empty() && self.open.is_empty()
    }

    pub(super) fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds text whose first character is escaped.
    pub(super) fn push_escaped(&mut self, text: &str) {
        self.escaped.push(self.text.len());
        self.text.push_str(text);
    }

    pub(super) fn push(&mut self, inline: Inline) {
        self.flush();
        self.content().push(inline);
    }

    /// Opens a Markdown mark. `None` if it is nested too deeply to have a span.
    pub(super) fn open(&mut self, kind: Option<SpanKind>) {
        self.marks.push(kind.is_some());
        if let Some(kind) = kind {
            self.push_span(kind, None);
        }
    }

    /// Opens a span for the HTML element `name`.
    pub(super) fn open_element(&mut self, kind: SpanKind, name: &str) {
        self.push_span(kind, Some(name.to_owned()));
    }

    /// Closes the last mark, and the elements that are still open within it.
    pub(super) fn close(&mut self) {
        if self.marks.pop() != Some(true) {
            return;
        }
        self.flush();
        while let Some(span) = self.open.pop() {
            let own = span.element.is_none();
            self.finish_span(span, false);
            if own {
                break;
            }
        }
    }

    /// Closes the HTML element `name` if it was opened within the same mark.
    pub(super) fn close_element(&mut self, name: &str) {
        let opened = |span: &&Span| span.element.is_some();
        let within = self.open.iter().rev().take_while(opened);
        let Some(above) = within
            .enumerate()
            .find(|(_, span)| span.element.as_deref() == Some(name))
            .map(|(above, _)| above)
        else {
            return;
        };
        self.flush();
        for _ in 0..above {
            if let Some(span) = self.open.pop() {
                self.finish_span(span, false);
            }
        }
        if let Some(span) = self.open.pop() {
            self.finish_span(span, true);
        }
    }

    /// Ends the line and returns its content.
    pub(super) fn finish(&mut self) -> Vec<Inline> {
        self.flush();
        while let Some(span) = self.open.pop() {
            self.finish_span(span, false);
        }
        self.marks.clear();
        std::mem::take(&mut self.line)
    }

    fn push_span(&mut self, kind: SpanKind, element: Option<String>) {
        self.flush();
        self.open.push(Span {
            kind,
            element,
            content: Vec::new(),
        });
    }

    fn finish_span(&mut self, span: Span, ended: bool) {
        let Span { kind, content, .. } = span;
        let inline = match kind {
            SpanKind::Hidden => {
                if !ended {
                    self.content().extend(content);
                }
                return;
            }
            SpanKind::Image(image) => {
                let alt = plain_text(&content);
                match image {
                    Some(image) => Inline::Image(Image {
                        alt: alt.trim().into(),
                        ..image
                    }),
                    None if alt.is_empty() => return,
                    None => Inline::Text(alt.into()),
                }
            }
            SpanKind::Code => Inline::Code(plain_text(&content).into()),
            _ if content.is_empty() => return,
            SpanKind::Emphasis => Inline::Emphasis(content),
            SpanKind::Strong => Inline::Strong(content),
            SpanKind::Strikethrough => Inline::Strikethrough(content),
            SpanKind::Superscript => Inline::Superscript(content),
            SpanKind::Subscript => Inline::Subscript(content),
            SpanKind::Link { url, title } => Inline::Link { url, title, content },
        };
        self.content().push(inline);
    }

    fn content(&mut self) -> &mut Vec<Inline> {
        match self.open.last_mut() {
            Some(span) => &mut span.content,
            None => &mut self.line,
        }
    }

    /// Moves the collected text into the innermost span. Bare addresses become links.
    fn flush(&mut self) {
        if self.text.is_empty() {
            return;
        }
        // The buffers are reused: a line has many parts.
        let mut text = std::mem::take(&mut self.text);
        let mut escaped = std::mem::take(&mut self.escaped);
        self.place(&text, &escaped);
        text.clear();
        escaped.clear();
        self.text = text;
        self.escaped = escaped;
    }

    fn place(&mut self, text: &str, escaped: &[usize]) {
        let verbatim = |span: &Span| matches!(span.kind, SpanKind::Image(_) | SpanKind::Code);
        let in_link = |span: &Span| matches!(span.kind, SpanKind::Link { .. });
        if self.depth() >= MAX_DEPTH || self.open.iter().any(verbatim) {
            self.content().push(Inline::Text(text.into()));
            return;
        }
        let segments = if self.open.iter().any(in_link) {
            None
        } else {
            autolinks::split(text)
        };
        let content = self.content();
        let Some(segments) = segments else {
            scripts::push(text, 0, escaped, content);
            return;
        };
        let mut start = 0;
        for segment in segments {
            let words = match segment {
                Segment::Text(words) => {
                    scripts::push(words, start, escaped, content);
                    words
                }
                Segment::Link(words, address) => {
                    content.push(link(words, &address));
                    words
                }
            };
            start += words.len();
        }
    }

    /// Returns the last image if the line ends with it.
    pub(super) fn last_image(&mut self) -> Option<&mut Image> {
        if !self.text.is_empty() {
            return None;
        }
        match self.content().last_mut() {
            Some(Inline::Image(image)) => Some(image),
            _ => None,
        }
    }
}

fn link(words: &str, address: &str) -> Inline {
    let text = Inline::Text(words.into());
    // An absolute address needs no base.
    match SafeUrl::parse(address, UrlUse::Link, None) {
        Some(url) => Inline::Link {
            url,
            title: None,
            content: vec![text],
        },
        None => text,
    }
}
