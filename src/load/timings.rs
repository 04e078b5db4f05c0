//! Timings of a narration, from their address to bytes: `narration` reads them, with the article beside it.

use std::rc::Rc;

use super::error::LoadError;
use super::fetch::{Cancel, fetch};

/// Fetches the file of timings at `url`, an absolute address: its bytes and its media type.
///
/// # Errors
/// Where the file does not come.
pub async fn timings(url: &Rc<str>, cancel: &Cancel) -> Result<(Vec<u8>, String), LoadError> {
    let answer = fetch(url, None, cancel).await?;
    Ok((answer.bytes, answer.media_type))
}
