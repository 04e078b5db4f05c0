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

/// Fetches and reads the article at `url`, an absolute address.
///
/// # Errors
/// Any of [`ErrorCode`]; an article that can be read in part is not an error.
pub async fn article(
    url: &Rc<str>,
    format: Format,
    prefetched: Option<&Prefetched>,
    cancel: &Cancel,
) -> Result<Loaded, LoadError> {
    let answer = fetch(url, prefetched, cancel).await?;
    let (text, mut warnings) = parse::decode(&answer.bytes);
    let base = BaseUrl::new(&answer.url);
    let (article, found) = timed(|| {
        read(
            &text,
            format.detect(&answer.media_type, &text),
            &base,
            &answer.url,
        )
    })?;
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
/// [`ErrorCode::UnsupportedFormat`] and [`ErrorCode::Malformed`].
pub fn inline(text: &str, format: Format, page: &str) -> Result<Loaded, LoadError> {
    let none: Rc<str> = "".into();
    let (article, warnings) = timed(|| read(text, format.detect("", text), &BaseUrl::new(page), &none))?;
    Ok(Loaded {
        article: Shared::new(article),
        warnings: warnings.into(),
        url: none,
    })
}

fn read(
    text: &str,
    format: Format,
    base: &BaseUrl,
    url: &Rc<str>,
) -> Result<parse::Parsed<Article>, LoadError> {
    match format {
        Format::Markdown | Format::Auto => Ok(parse::markdown(text, Some(base))),
        Format::Article => parse::article_json(text, Some(base))
            .map_err(|error| LoadError::new(ErrorCode::Malformed, url, error.message)),
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
