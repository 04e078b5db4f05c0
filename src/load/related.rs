//! Loading of related links.

use std::rc::Rc;

use super::error::LoadError;
use super::fetch::{Cancel, Prefetched, fetch};
use article::{BaseUrl, Panel, Warning};

/// Fetches and reads the related links at `url`, an absolute address.
///
/// # Errors
/// The file does not load, or is not a file of related links.
pub async fn panels(
    url: &Rc<str>,
    prefetched: Option<&Prefetched>,
    cancel: &Cancel,
) -> Result<(Vec<Panel>, Vec<Warning>), LoadError> {
    let answer = fetch(url, prefetched, cancel).await?;
    let (text, mut warnings) = article::decode(&answer.bytes);
    let (panels, found) = article::related(&text, Some(&BaseUrl::new(&answer.url)))
        .map_err(|error| LoadError::malformed(url, &error))?;
    warnings.extend(found);
    Ok((panels, warnings))
}
