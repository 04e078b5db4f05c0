//! The spoken text of an article, and when each word of it is spoken.
//!
//! [`script()`] extracts the spoken text of an article. [`timeline`] aligns a timing file of any supported format with
//! it. Text that cannot be aligned with confidence gets a coarser highlight or none: a highlight is never wrong.
//!
//! ```
//! let (article, _) = article::markdown("# Trams\n\nTrams crossed the bridge. Nobody looked up.", None);
//! let script = narration::script(&article);
//! assert_eq!(script.sentences.len(), 3);
//!
//! let captions = "WEBVTT\n\n00:00.000 --> 00:01.000\nTrams\n\n00:01.500 --> 00:03.000\nTrams crossed the bridge.\n\n\
//!                 00:03.500 --> 00:05.000\nNobody looked up.\n";
//! let (timeline, warnings) = narration::timeline(captions.as_bytes(), "text/vtt", &script, Some(5_000));
//! assert!(!timeline.is_empty());
//! assert!(warnings.is_empty());
//! ```
//!
//! How it works:
//!
//! 1. `sentences` splits text, `script` extracts the spoken text of an article.
//! 2. `timings` reads a timing file as texts with times.
//! 3. `tokens` and `fold` make both comparable, `words` numbers them.
//! 4. `align` pairs the words, `bridge` pairs spellings with spoken forms ('20' and 'twenty').
//! 5. `matched` decides which sentences are heard, `aligned` builds the timeline. If the timings hold names instead of
//!    text, `named` builds it.

mod align;
mod aligned;
mod bridge;
mod fold;
mod matched;
pub mod model;
mod named;
mod script;
pub mod sentences;
mod timings;
mod tokens;
mod words;

use article::{Parsed, Warning, WarningCode};

pub use model::*;
pub use script::script;
pub use timings::{Segment, Track, timings};

/// Reads a timing file and aligns it with `script`.
///
/// `bytes` may have any of the formats in `docs/narration.md#timing-files`; `media_type` is the `Content-Type` of the file, or
/// empty. `duration_ms` is the length of the recording in milliseconds, if it is known. It ends the last cue of a file
/// that holds only start times.
///
/// Never fails: an empty timeline always comes with a warning with a code `timings-…`.
#[must_use]
pub fn timeline(
    bytes: &[u8],
    media_type: &str,
    script: &Script,
    duration_ms: Option<u32>,
) -> Parsed<Timeline> {
    align(timings(bytes, media_type), script, duration_ms)
}

/// Aligns a timing file that was read by [`timings()`] with `script`. See [`timeline`] for `duration_ms` and warnings.
#[must_use]
pub fn align(
    (mut track, mut warnings): Parsed<Track>,
    script: &Script,
    duration_ms: Option<u32>,
) -> Parsed<Timeline> {
    let late = track.fit(duration_ms);
    if late > 0 {
        let message = format!(
            "the timings: {late} texts begin after the recording's end and are left out. Check that they belong to this recording"
        );
        warnings.push(Warning::new(WarningCode::TimingsTime, message));
    }
    if track.segments().is_empty() {
        return (Timeline::of(script), warnings);
    }
    if track.named
        && let Some(timeline) = named::timeline(&track, script)
    {
        return (timeline, warnings);
    }
    let (timeline, share) = aligned::timeline(&track, script);
    if share.own * 2 < share.all {
        let message = format!(
            "the timings: only {} of their {} words are in the article. Check that they belong to this article",
            share.own, share.all
        );
        warnings.push(Warning::new(WarningCode::TimingsText, message));
    } else if !timeline.outdated.is_empty() {
        let message = format!(
            "the narration: {} of {} sentences were written or changed after it was recorded. Record it again",
            timeline.outdated.len(),
            script.sentences.len()
        );
        warnings.push(Warning::new(WarningCode::TimingsOutdated, message));
    }
    (timeline, warnings)
}
