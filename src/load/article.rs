//! An article, from its address to the model.

use std::rc::Rc;

use super::error::{ErrorCode, LoadError};
use super::fetch::{Cancel, Prefetched, fetch};
use super::format::Format;
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

/// What is wanted of an address or a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// How to read it.
    pub format: Format,
    /// Which article, where there are several: its id, slug, address, or place from 0. The first where it is `None`.
    pub item: Option<Rc<str>>,
}

/// Fetches and reads the article at `url`, an absolute address.
///
/// # Errors
/// Any of [`ErrorCode`]; an article that can be read in part is not an error.
pub async fn article(
    url: &Rc<str>,
    wanted: &Wanted,
    prefetched: Option<&Prefetched>,
    cancel: &Cancel,
) -> Result<Loaded, LoadError> {
    let answer = fetch(url, prefetched, cancel).await?;
    let (text, mut warnings) = parse::decode(&answer.bytes);
    let base = BaseUrl::new(&answer.url);
    let (article, found) = timed(|| read(&text, &answer.media_type, wanted, &base, &answer.url))?;
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
/// [`ErrorCode::UnsupportedFormat`], [`ErrorCode::Malformed`] and [`ErrorCode::NotFound`].
pub fn inline(text: &str, wanted: &Wanted, page: &str) -> Result<Loaded, LoadError> {
    given(text, wanted, page, "".into())
}

/// The same of a text that came from `url` before.
///
/// # Errors
/// As [`inline`].
pub fn given(text: &str, wanted: &Wanted, page: &str, url: Rc<str>) -> Result<Loaded, LoadError> {
    let (article, warnings) = timed(|| read(text, "", wanted, &BaseUrl::new(page), &url))?;
    Ok(Loaded {
        article: Shared::new(article),
        warnings: warnings.into(),
        url,
    })
}

fn read(
    text: &str,
    media_type: &str,
    wanted: &Wanted,
    base: &BaseUrl,
    url: &Rc<str>,
) -> Result<parse::Parsed<Article>, LoadError> {
    let format = wanted.format.detect(media_type, text);
    match format {
        Format::Markdown | Format::Auto => Ok(parse::markdown(text, Some(base))),
        Format::Article => article_of_list(text, wanted, base, url),
        Format::Html
        | Format::Ghost
        | Format::WordPress
        | Format::JsonFeed
        | Format::Rss
        | Format::Atom
        | Format::Binary => {
            let message = format!(
                "{url} is in the format {format:?}, which this version cannot show; it reads Markdown with front matter and article JSON."
            );
            Err(LoadError::new(ErrorCode::UnsupportedFormat, url, message))
        }
    }
}

fn article_of_list(
    text: &str,
    wanted: &Wanted,
    base: &BaseUrl,
    url: &Rc<str>,
) -> Result<parse::Parsed<Article>, LoadError> {
    let list = parse::article_list(text)
        .map_err(|error| LoadError::new(ErrorCode::Malformed, url, error.message))?;
    let count = list.count();
    let article = list.choose(wanted.item.as_deref(), Some(base)).ok_or_else(|| {
        let item = wanted.item.as_deref().unwrap_or("0");
        let message = format!(
            "{url} holds {count} articles, none of which has the id, slug, address or place \"{item}\" (places count from 0). Check `item`."
        );
        LoadError::new(ErrorCode::NotFound, url, message)
    })?;
    Ok(parse::article_object(article, Some(base)))
}

/// Notes in the browser's performance timeline how long reading took, as `article-widget:parse`.
fn timed<T>(read: impl FnOnce() -> T) -> T {
    const START: &str = "article-widget:parse-start";
    let performance = web_sys::window().and_then(|window| window.performance());
    if let Some(performance) = &performance {
        let _ = performance.mark(START);
    }
    let value = read();
    if let Some(performance) = &performance {
        let _ = performance.measure_with_start_mark("article-widget:parse", START);
        performance.clear_marks_with_mark_name(START);
    }
    value
}
