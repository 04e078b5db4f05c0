//! Related links.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{DateTime, Image, SafeUrl};

/// A panel of related links: see `docs/writing.md#related-links`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Panel {
    /// The title, such as 'Most popular'.
    pub title: Rc<str>,
    /// The period over which popularity was counted, such as '24 hours'.
    pub period: Option<Rc<str>>,
    /// When the list was last updated.
    pub updated: Option<DateTime>,
    /// The links, or the source of the links.
    pub content: PanelContent,
    /// Maximum number of links to show.
    pub limit: Option<usize>,
}

/// The content of a panel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum PanelContent {
    /// The links.
    Items(Vec<RelatedItem>),
    /// The address of a list in any format that the widget reads.
    Source(SafeUrl),
    /// The most similar articles, computed from the site's own index.
    Similar,
}

/// A link to another story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RelatedItem {
    /// The story's headline.
    pub title: Rc<str>,
    /// The story's address.
    pub url: SafeUrl,
    /// A sentence about the story.
    pub summary: Option<Rc<str>>,
    /// The date of publication.
    pub date: Option<DateTime>,
    /// A thumbnail.
    pub image: Option<Image>,
    /// Whether the story can be listened to.
    pub audio: bool,
}
