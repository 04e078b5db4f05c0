//! What there is to play.

use std::rc::Rc;

use crate::config::Config;
use crate::model::{Article, AudioSource, Narration, SafeUrl, UrlUse};

/// The article's narration with the attributes' replacements; `None` where there is nothing to play.
pub(super) fn narration(article: &Article, config: &Config) -> Option<Narration> {
    let own = article.audio.clone();
    let checked = |url: &Option<Rc<str>>| {
        url.as_deref()
            .and_then(|url| SafeUrl::parse(url, UrlUse::Resource, None))
    };
    let mut narration = match checked(&config.audio) {
        // Another recording has its own length and timings; that a machine made it is still said.
        Some(src) => Narration {
            sources: vec![AudioSource {
                src,
                media_type: None,
            }],
            duration_ms: None,
            timings: None,
            ..own.unwrap_or_default()
        },
        None => own?,
    };
    if let Some(timings) = checked(&config.timings) {
        narration.timings = Some(timings);
    }
    (!narration.sources.is_empty()).then_some(narration)
}
