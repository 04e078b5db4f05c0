//! One article, whole.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Block, DateTime, Direction, Image, Language, Map, Narration, Panel, ReadingTime, SafeUrl};

/// An article as the contract's section 4 names it.
///
/// Every URL is checked ([`SafeUrl`]) and already resolved against the article's own file where that is known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// The headline. Empty only where neither the front matter nor the body gives one.
    pub title: Rc<str>,
    /// The line above the headline.
    pub kicker: Option<Rc<str>>,
    /// The standfirst under the headline.
    pub description: Option<Rc<str>>,
    /// When it was first published.
    pub date: Option<DateTime>,
    /// When it was last changed in a way readers should know of.
    pub updated: Option<DateTime>,
    /// Who wrote it, in the order of the byline.
    pub authors: Vec<Author>,
    /// Its canonical address.
    pub url: Option<SafeUrl>,
    /// Where 'Edit post' leads.
    pub edit_url: Option<SafeUrl>,
    /// The language it is written in.
    pub lang: Option<Language>,
    /// Its direction where the author set one; else the language decides.
    pub dir: Option<Direction>,
    /// Its topics.
    pub tags: Vec<Rc<str>>,
    /// The part of the site it belongs to.
    pub section: Option<Rc<str>>,
    /// The hero image.
    pub image: Option<Image>,
    /// Its narration.
    pub audio: Option<Narration>,
    /// Its related links.
    pub related: Option<RelatedSource>,
    /// What was wrong and is put right, newest last.
    pub corrections: Vec<Correction>,
    /// Names of the front matter that the contract does not know, as they were written.
    #[serde(with = "crate::prepared::extra")]
    pub extra: Map,
    /// The text.
    pub body: Vec<Block>,
    /// The text as it was written.
    pub written: Written,
    /// The notes, in the order in which the text first refers to them.
    pub footnotes: Vec<Footnote>,
    /// How long it takes to read.
    pub reading_time: ReadingTime,
    /// Whether a formula stands in the text or its notes: what draws them comes only then.
    pub has_formulas: bool,
}

impl Article {
    /// The direction of the text: the author's, else that of the language, else left to right.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.dir
            .or_else(|| self.lang.as_ref().map(Language::direction))
            .unwrap_or_default()
    }
}

/// An article's text as it was written, which is how the page that embeds it gets it (`body_markdown` or `body_html`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// In Markdown, or in HTML.
    pub in_html: bool,
    /// The text, without front matter.
    pub text: Rc<str>,
    /// What relative addresses in it are relative to; empty where that is not known.
    pub base: Rc<str>,
}

/// One name of the byline.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Author {
    /// As it is printed.
    pub name: Rc<str>,
    /// The author's own page.
    pub url: Option<SafeUrl>,
    /// A portrait.
    pub image: Option<SafeUrl>,
}

/// Something that was wrong in the article and is put right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Correction {
    /// When it was put right.
    pub date: Option<DateTime>,
    /// What was wrong, and how it is now.
    pub text: Rc<str>,
}

/// A note at the foot of the article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Footnote {
    /// Its printed number, from 1.
    pub number: usize,
    /// How many places in the text refer to it: each gets a way back.
    pub references: usize,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Where an article's related links come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RelatedSource {
    /// A file of panels (section 5).
    File(SafeUrl),
    /// The panels themselves.
    Panels(Rc<[Panel]>),
}
