//! The narration for the player: the article's own, with the replacements of the attributes.

use std::rc::Rc;

use crate::config::{Config, Speech};
use article::{Article, AudioSource, Narration, SafeUrl, UrlUse};

/// Returns the narration. It has no sources if only the browser's voice can read the article, and is `None` if nothing can.
pub fn narration(article: &Article, config: &Config) -> Option<Narration> {
    let own = article.audio.clone();
    let checked = |url: &Option<Rc<str>>| {
        url.as_deref()
            .and_then(|url| SafeUrl::parse(url, UrlUse::Resource, None))
    };
    let mut narration = match checked(&config.audio) {
        // Another recording has its own length and timings. The notice that a machine made it stays.
        Some(src) => Narration {
            sources: vec![AudioSource {
                src,
                media_type: None,
            }],
            duration_ms: None,
            timings: None,
            ..own.unwrap_or_default()
        },
        None => own.unwrap_or_default(),
    };
    if let Some(timings) = checked(&config.timings) {
        narration.timings = Some(timings);
    }
    (!narration.sources.is_empty() || config.speech == Speech::Auto).then_some(narration)
}
