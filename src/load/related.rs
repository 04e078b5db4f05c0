//! Related links, from their address to the model.

use std::rc::Rc;

use super::error::{ErrorCode, LoadError};
use super::fetch::{Cancel, Prefetched, fetch};
use article::{BaseUrl, Panel, Warning};

/// Fetches and reads the related links at `url`, an absolute address.
///
/// # Errors
/// Where the file does not come or is not a related-links file.
pub async fn panels(
    url: &Rc<str>,
    prefetched: Option<&Prefetched>,
    cancel: &Cancel,
) -> Result<(Vec<Panel>, Vec<Warning>), LoadError> {
    let answer = fetch(url, prefetched, cancel).await?;
    let (text, mut warnings) = article::decode(&answer.bytes);
    let (panels, found) = article::related(&text, Some(&BaseUrl::new(&answer.url)))
        .map_err(|error| LoadError::new(ErrorCode::Malformed, url, error.message))?;
    warnings.extend(found);
    Ok((panels, warnings))
}
