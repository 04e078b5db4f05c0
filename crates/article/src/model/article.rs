//! A whole article.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Block, DateTime, Direction, Image, Language, Map, Narration, Panel, ReadingTime, SafeUrl};

/// An article, with the fields that `docs/writing.md` lists.
///
/// Every URL is checked ([`SafeUrl`]) and resolved against the article's own file if that is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The headline. Empty only if neither the front matter nor the body gives one.
    pub title: Rc<str>,
    /// The line above the headline.
    pub kicker: Option<Rc<str>>,
    /// The standfirst under the headline.
    pub description: Option<Rc<str>>,
    /// When it was first published.
    pub date: Option<DateTime>,
    /// When it was last changed in a way that matters to readers.
    pub updated: Option<DateTime>,
    /// The authors, in the order of the byline.
    pub authors: Vec<Author>,
    /// Its canonical address.
    pub url: Option<SafeUrl>,
    /// The target of the 'Edit post' link.
    pub edit_url: Option<SafeUrl>,
    /// The language it is written in.
    pub lang: Option<Language>,
    /// The direction that the author set. If `None`, the language decides: see [`Article::direction`].
    pub dir: Option<Direction>,
    /// Its topics.
    pub tags: Vec<Rc<str>>,
    /// The section of the site it belongs to.
    pub section: Option<Rc<str>>,
    /// The hero image.
    pub image: Option<Image>,
    /// Its narration.
    pub audio: Option<Narration>,
    /// Its related links.
    pub related: Option<RelatedSource>,
    /// Corrections of earlier versions, newest last.
    pub corrections: Vec<Correction>,
    /// Front-matter fields that the widget does not know, as they were written.
    #[serde(with = "crate::prepared::extra")]
    pub extra: Map,
    /// The text.
    pub body: Vec<Block>,
    /// The source text of the body.
    pub written: Written,
    /// The footnotes, in the order in which the text first refers to them.
    pub footnotes: Vec<Footnote>,
    /// The word count and the time it takes to read.
    pub reading_time: ReadingTime,
    /// Whether the body or a footnote holds a formula. The formula renderer is loaded only then.
    pub has_formulas: bool,
}

impl Article {
    /// Returns the direction of the text: the author's, else the language's, else left to right.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.dir
            .or_else(|| self.lang.as_ref().map(Language::direction))
            .unwrap_or_default()
    }
}

/// The source text of an article's body. The property `article` gives it to the embedding page as
/// `body_markdown` or `body_html`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Whether the text is HTML. Otherwise it is Markdown.
    pub in_html: bool,
    /// The text, without front matter.
    pub text: Rc<str>,
    /// The base address of relative addresses in the text. Empty if it is not known.
    pub base: Rc<str>,
}

/// An author in the byline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Author {
    /// The name as printed.
    pub name: Rc<str>,
    /// The author's own page.
    pub url: Option<SafeUrl>,
    /// A portrait.
    pub image: Option<SafeUrl>,
}

/// A correction of an earlier version of the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// The date of the correction.
    pub date: Option<DateTime>,
    /// The error, and the correct fact.
    pub text: Rc<str>,
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Footnote {
    /// The printed number, from 1.
    pub number: usize,
    /// Number of references to it in the text. Each reference gets a link back.
    pub references: usize,
    /// The text of the note.
    pub blocks: Vec<Block>,
}

/// The source of an article's related links.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RelatedSource {
    /// A file of panels: see `docs/writing.md#related-links`.
    File(SafeUrl),
    /// The panels themselves.
    Panels(Rc<[Panel]>),
}
