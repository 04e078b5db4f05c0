//! What a player plays.

use std::rc::Rc;

use yew::AttrValue;

use article::{Article, Narration, Shared};
use narration::Timeline;

#[derive(Clone, Debug, PartialEq)]
pub struct MediaItem {
    /// The recording; without sources if there is none.
    pub narration: Shared<Narration>,
    pub article: Shared<Article>,
    /// The times of the recording.
    pub timeline: Option<Shared<Timeline>>,
    /// Whether the timeline may still come.
    pub awaits_timeline: bool,
    /// Whether the browser's voice may read.
    pub speech: bool,
    /// The article's language tag.
    pub tag: Rc<str>,
    /// The page that shows the article; empty if it is the page that holds the player.
    pub page: AttrValue,
}

impl MediaItem {
    /// Returns the length of the recording, if the article gives it.
    #[must_use]
    pub fn expected_secs(&self) -> Option<f64> {
        // A u64 of milliseconds loses nothing that anyone could hear.
        self.narration.duration_ms.map(|ms| ms as f64 / 1000.0)
    }
}
