//! What stands inside a line of text.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Image, SafeUrl};

/// One piece of running text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub enum Inline {
    /// Words.
    Text(Rc<str>),
    /// Code.
    Code(Rc<str>),
    /// A formula in TeX.
    Math(Rc<str>),
    /// Stressed.
    Emphasis(Vec<Inline>),
    /// Important.
    Strong(Vec<Inline>),
    /// No longer true.
    Strikethrough(Vec<Inline>),
    /// Raised.
    Superscript(Vec<Inline>),
    /// Lowered.
    Subscript(Vec<Inline>),
    /// A link.
    Link {
        /// Where it leads.
        url: SafeUrl,
        /// Its title, where it has one.
        title: Option<Rc<str>>,
        /// Its words.
        content: Vec<Inline>,
    },
    /// An image within a line.
    Image(Image),
    /// A reference to a note at the foot.
    Footnote(FootnoteReference),
    /// A line end of the source: a space to the reader.
    SoftBreak,
    /// A line end that the author wants.
    HardBreak,
}

/// A place in the text that refers to a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FootnoteReference {
    /// The note's printed number, from 1: its place in `Article::footnotes`.
    pub number: usize,
    /// Which of the references to that note this is, from 1.
    pub occurrence: usize,
}

/// The words of `inlines` without any mark-up; images give their alternative text, footnotes nothing.
#[must_use]
pub fn plain_text(inlines: &[Inline]) -> String {
    fn push(out: &mut String, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) | Inline::Math(text) => out.push_str(text),
                Inline::Emphasis(content)
                | Inline::Strong(content)
                | Inline::Strikethrough(content)
                | Inline::Superscript(content)
                | Inline::Subscript(content)
                | Inline::Link { content, .. } => push(out, content),
                Inline::Image(image) => out.push_str(&image.alt),
                Inline::Footnote(_) => {}
                Inline::SoftBreak | Inline::HardBreak => out.push(' '),
            }
        }
    }
    let mut out = String::new();
    push(&mut out, inlines);
    out
}
