//! An article, from its address to the model.

use std::rc::Rc;

use super::error::LoadError;
use super::fetch::{Cancel, Prefetched, fetch, fetch_once};
use super::format::Format;
use super::{prepared, reader, references};
use crate::browser::next_task;
use article::{Article, BaseUrl, Shared, Warning};

/// An article that was loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The article.
    pub article: Shared<Article>,
    /// Its warnings.
    pub warnings: Rc<[Warning]>,
    /// Its address after redirects. Empty if it was in the page itself.
    pub url: Rc<str>,
    /// Whether it was prepared for the page that is published with it.
    pub is_prepared: bool,
}

/// The format to read, and the article to choose from a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ArticleRequest {
    /// The format. `Auto` detects it.
    pub format: Format,
    /// The id, slug, address or position (from 0) of an article in a list. `None` for the first.
    pub item: Option<Rc<str>>,
}

/// Fetches and reads the article at `url`, an absolute address.
///
/// # Errors
/// Any of [`ErrorCode`](super::ErrorCode). An article that can be read in part is not an error.
pub async fn article(
    url: &Rc<str>,
    mut request: ArticleRequest,
    prefetched: Option<&Prefetched>,
    cancel: &Cancel,
) -> Result<Loaded, LoadError> {
    if let Some(prefetched) = prefetched.filter(|prefetched| prefetched.is_prepared())
        && let Some(answer) = fetch_once(url, prefetched, cancel).await
        && let Ok(Some((article, warnings))) = prepared::read(answer.bytes, Rc::clone(url)).await
    {
        return Ok(Loaded {
            article: Shared::new(article),
            warnings: warnings.into(),
            url: Rc::clone(url),
            is_prepared: true,
        });
    }
    // There is no prepared article of this layout, so read the article's own file.
    let answer = fetch(url, prefetched, cancel).await?;
    let (text, mut warnings) = article::decode(&answer.bytes);
    request.format = request.format.detect(&answer.media_type, &text);
    let base = BaseUrl::new(&answer.url);
    references::prepare(&text).await;
    next_task().await;
    let (article, found) = reader::read(text.into(), request, base, Rc::clone(&answer.url))
        .await?
        .await?;
    warnings.extend(found);
    Ok(Loaded {
        article: Shared::new(article),
        warnings: warnings.into(),
        url: answer.url,
        is_prepared: false,
    })
}

/// Reads an article from its text. Relative addresses are relative to `base`. `url` is its address, empty if it is in the page
/// itself.
///
/// # Errors
/// `UnsupportedFormat`, `Malformed`, `NotFound` and `Unavailable`.
pub async fn text(
    text: Rc<str>,
    mut request: ArticleRequest,
    base: BaseUrl,
    url: Rc<str>,
) -> Result<Loaded, LoadError> {
    request.format = request.format.detect("", &text);
    references::prepare(&text).await;
    next_task().await;
    let (article, warnings) = reader::read(text, request, base, Rc::clone(&url)).await?.await?;
    Ok(Loaded {
        article: Shared::new(article),
        warnings: warnings.into(),
        url,
        is_prepared: false,
    })
}
