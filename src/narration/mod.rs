//! What of an article is spoken, and when.
//!
//! 1. `sentences` splits text, `script` takes from an article what is spoken of it.
//! 2. `parse::timings` reads a file of timings as texts with times.
//! 3. `tokens` and `fold` make both comparable, `words` numbers them.
//! 4. `align` finds which word is which, `bridge` what is written in one way and spoken in another.
//! 5. `matched` decides which sentences are heard, `aligned` writes the timeline; `named` does where the timings hold names
//!    instead of text.

mod align;
mod aligned;
mod bridge;
mod fold;
mod matched;
mod named;
mod radix;
mod script;
pub mod sentences;
mod tokens;
mod words;

use crate::model::{Script, Timeline, Warning, WarningCode};
use crate::parse::{self, Parsed, Track};

pub use script::script;

/// When each stretch of `script` is spoken, by a file of timings in any format of the contract's section 6.
///
/// `duration_ms` is the recording's length in milliseconds, where it is known: the last stretch of a file that tells only
/// starts ends there. Total: an empty timeline always comes with a warning, one of the kinds `timings-…`.
#[must_use]
pub fn timeline(
    bytes: &[u8],
    media_type: &str,
    script: &Script,
    duration_ms: Option<u32>,
) -> Parsed<Timeline> {
    tie(parse::timings(bytes, media_type), script, duration_ms)
}

/// When each stretch of `script` is spoken, by what was read of a file of timings; as [`timeline`].
#[must_use]
pub fn tie(
    (mut track, mut warnings): Parsed<Track>,
    script: &Script,
    duration_ms: Option<u32>,
) -> Parsed<Timeline> {
    let late = track.fit(duration_ms);
    if late > 0 {
        let message = format!(
            "the timings: {late} texts begin after the recording's end; they are left out. Do they belong to this recording?"
        );
        warnings.push(Warning::new(WarningCode::TimingsTime, message));
    }
    if track.pieces().is_empty() {
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
            "the timings: {} of their {} words are in the article. Are they those of this article?",
            share.own, share.all
        );
        warnings.push(Warning::new(WarningCode::TimingsText, message));
    } else if !timeline.stale.is_empty() {
        let message = format!(
            "the narration: {} of {} sentences were written or changed after it was recorded. Record it again",
            timeline.stale.len(),
            script.sentences.len()
        );
        warnings.push(Warning::new(WarningCode::TimingsStale, message));
    }
    (timeline, warnings)
}
