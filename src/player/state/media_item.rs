//! What a player plays.

use std::rc::Rc;

use yew::AttrValue;

use article::{Article, Narration, Shared};
use narration::Timeline;

/// What there is to hear.
#[derive(Clone, Debug, PartialEq)]
pub struct MediaItem {
    /// The recording; without sources where there is none.
    pub narration: Shared<Narration>,
    /// What is read.
    pub article: Shared<Article>,
    /// When the recording says what.
    pub timeline: Option<Shared<Timeline>>,
    /// Whether that may still come.
    pub awaits_timeline: bool,
    /// Whether the browser's voice may read.
    pub speech: bool,
    /// The article's language.
    pub tag: Rc<str>,
    /// The page that shows the article, where it is not the one that holds the player; else empty.
    pub page: AttrValue,
}

impl MediaItem {
    /// The recording's length, as far as the article gives it.
    #[must_use]
    pub fn expected_secs(&self) -> Option<f64> {
        // A u64 of milliseconds loses nothing that anyone could hear.
        self.narration.duration_ms.map(|ms| ms as f64 / 1000.0)
    }
}
