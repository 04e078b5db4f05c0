//! Related links.

use std::rc::Rc;

use super::{DateTime, Image, SafeUrl};

/// One panel of related links (section 5).
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Such as 'Most popular'.
    pub title: Rc<str>,
    /// Over which time it was counted, such as '24 hours'.
    pub period: Option<Rc<str>>,
    /// How old it is.
    pub updated: Option<DateTime>,
    /// Its links, or where they come from.
    pub content: PanelContent,
    /// At most so many links are shown.
    pub limit: Option<usize>,
}

/// What fills a panel.
#[derive(Clone, Debug, PartialEq)]
pub enum PanelContent {
    /// The links themselves.
    Items(Vec<RelatedItem>),
    /// A list in any format that the widget reads.
    Source(SafeUrl),
    /// Computed from the site's own index.
    Similar,
}

/// A link to another story.
#[derive(Clone, Debug, PartialEq)]
pub struct RelatedItem {
    /// Its headline.
    pub title: Rc<str>,
    /// Where it is.
    pub url: SafeUrl,
    /// A sentence about it.
    pub summary: Option<Rc<str>>,
    /// When it was published.
    pub date: Option<DateTime>,
    /// A thumbnail.
    pub image: Option<Image>,
    /// Whether it can be listened to.
    pub audio: bool,
}
