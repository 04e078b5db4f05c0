//! The content of a line of text.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Image, SafeUrl};

/// A part of a line of text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub enum Inline {
    /// Words.
    Text(Rc<str>),
    /// Code.
    Code(Rc<str>),
    /// A formula in TeX.
    Math(Rc<str>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong importance.
    Strong(Vec<Inline>),
    /// Text struck out.
    Strikethrough(Vec<Inline>),
    /// Superscript.
    Superscript(Vec<Inline>),
    /// Subscript.
    Subscript(Vec<Inline>),
    /// A link.
    Link {
        /// The target.
        url: SafeUrl,
        /// The link's title, if it has one.
        title: Option<Rc<str>>,
        /// The link's text.
        content: Vec<Inline>,
    },
    /// An image within a line.
    Image(Image),
    /// A reference to a footnote.
    Footnote(FootnoteReference),
    /// A line end of the source. Readers see a space.
    SoftBreak,
    /// A line break that the author wants.
    HardBreak,
}

/// A reference to a footnote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FootnoteReference {
    /// The footnote's printed number, from 1: its place in `Article::footnotes`.
    pub number: usize,
    /// The number of this reference among the references to the same footnote, from 1.
    pub occurrence: usize,
}

/// Returns the text of `inlines` without markup. Images give their alternative text, footnotes give nothing.
#[must_use]
pub fn plain_text(inlines: &[Inline]) -> String {
    fn push(out: &mut String, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Code(text) | Inline::Math(text) => out.push_str(text),
                Inline::Image(image) => out.push_str(&image.alt),
                Inline::SoftBreak | Inline::HardBreak => out.push(' '),
                marked => push(out, marked.children()),
            }
        }
    }
    let mut out = String::new();
    push(&mut out, inlines);
    out
}
