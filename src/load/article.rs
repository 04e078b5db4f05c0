//! An article, from its address to the model.

use std::rc::Rc;

use super::error::LoadError;
use super::fetch::{Cancel, Prefetched, fetch};
use super::format::Format;
use super::reader;
use crate::model::{Article, BaseUrl, Shared, Warning};
use crate::parse;

/// An article that has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The article.
    pub article: Shared<Article>,
    /// What was not understood.
    pub warnings: Rc<[Warning]>,
    /// Where it came from, after redirects; empty where it stood in the page itself.
    pub url: Rc<str>,
}

/// Fetches and reads the article at `url`, an absolute address.
///
/// # Errors
/// Any of [`ErrorCode`](super::ErrorCode); an article that can be read in part is not an error.
pub async fn article(
    url: &Rc<str>,
    format: Format,
    prefetched: Option<&Prefetched>,
    cancel: &Cancel,
) -> Result<Loaded, LoadError> {
    let answer = fetch(url, prefetched, cancel).await?;
    let (text, mut warnings) = parse::decode(&answer.bytes);
    let base = BaseUrl::new(&answer.url);
    let format = format.detect(&answer.media_type, &text);
    let (article, found) = reader::read(text.into(), format, base, Rc::clone(&answer.url)).await??;
    warnings.extend(found);
    Ok(Loaded {
        article: Shared::new(article),
        warnings: warnings.into(),
        url: answer.url,
    })
}

/// Reads an article whose text stands in the page; relative addresses are relative to `page`.
///
/// # Errors
/// `UnsupportedFormat`, `Malformed` and `Unavailable`.
pub async fn inline(text: Rc<str>, format: Format, page: &str) -> Result<Loaded, LoadError> {
    let none: Rc<str> = "".into();
    let format = format.detect("", &text);
    let (article, warnings) = reader::read(text, format, BaseUrl::new(page), Rc::clone(&none)).await??;
    Ok(Loaded {
        article: Shared::new(article),
        warnings: warnings.into(),
        url: none,
    })
}
