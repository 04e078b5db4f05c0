//! Loading of the timings of a narration.

use std::rc::Rc;

use super::error::LoadError;
use super::fetch::{Cancel, fetch};
use super::timed::timed;
use crate::part::PartMissing;
use article::{Article, Shared, Warning};
use narration::Timeline;

part! {
    timings:
    /// Returns the timeline of `article` by a timing file; see [`narration::timeline`]. `duration_ms` is the length of the
    /// recording. A part of its own, loaded once somebody listens.
    ///
    /// # Errors
    /// This part did not load.
    fn read(
        bytes: Vec<u8>,
        media_type: String,
        article: Shared<Article>,
        duration_ms: Option<u32>,
    ) -> Result<(Timeline, Vec<Warning>), PartMissing> {
        let found = timed("article-widget:timings", || narration::timings(&bytes, &media_type));
        Ok(timed("article-widget:align", || {
            narration::align(found, &narration::script(&article), duration_ms)
        }))
    }
}

/// Fetches the timing file at `url`, an absolute address, and compares it with `article`. `duration_ms` is the length of the
/// recording, if it is known.
///
/// # Errors
/// The file, or the part that reads it, does not load. If `cancel` was called meanwhile, nothing is read.
pub async fn timings(
    url: &Rc<str>,
    article: Shared<Article>,
    duration_ms: Option<u32>,
    cancel: &Cancel,
) -> Result<(Timeline, Vec<Warning>), LoadError> {
    let answer = fetch(url, None, cancel).await?;
    if cancel.is_cancelled() {
        return Ok((Timeline::default(), Vec::new()));
    }
    Ok(read(answer.bytes, answer.media_type, article, duration_ms).await?)
}
