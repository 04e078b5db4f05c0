//! The readers of article formats: a part of its own, because a published page has a prepared article.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;

use super::article::ArticleRequest;
use super::error::{ErrorCode, LoadError};
use super::format::Format;
use super::timed::Timed;
use crate::browser::{next_task, now_ms};
use crate::part::PartMissing;
use article::{Article, BaseUrl, Pause, Pauses};

/// The work of a reader.
type Reading = Pin<Box<dyn Future<Output = Result<article::Parsed<Article>, LoadError>>>>;

part! {
    reader:
    /// Reads `text`, which came from `url` and whose addresses are relative to `base`, in several tasks if it is long.
    ///
    /// # Errors
    /// [`ErrorCode::UnsupportedFormat`], [`ErrorCode::Malformed`] and [`ErrorCode::NotFound`]. The outer error: this part did not
    /// load.
    pub(super) fn read(
        text: Rc<str>,
        request: ArticleRequest,
        base: BaseUrl,
        url: Rc<str>,
    ) -> Result<Reading, PartMissing> {
        Ok(Box::pin(async move {
            let timed = Timed::start();
            let read = parsed(&text, &request, &base, &url).await;
            timed.finish("article-widget:parse");
            read
        }))
    }
}

/// Time after which the reader pauses, in milliseconds.
const PIECE_MS: f64 = 10.0;

/// Returns a function that asks for a pause when the last one is long ago. The pause is the page's.
fn pause_often() -> impl Fn() -> Option<Pause> {
    let since = Rc::new(Cell::new(now_ms()));
    move || {
        (now_ms() - since.get() > PIECE_MS).then(|| -> Pause {
            let since = Rc::clone(&since);
            Box::pin(async move {
                next_task().await;
                since.set(now_ms());
            })
        })
    }
}

async fn parsed(
    text: &str,
    request: &ArticleRequest,
    base: &BaseUrl,
    url: &Rc<str>,
) -> Result<article::Parsed<Article>, LoadError> {
    let format = request.format;
    let ask = pause_often();
    let pauses = Pauses::new(&ask);
    match format {
        Format::Markdown | Format::Auto => Ok(article::markdown_with_pauses(text, Some(base), &pauses).await),
        Format::Article => article_of_list(text, request, base, url, &pauses).await,
        Format::Html
        | Format::Ghost
        | Format::WordPress
        | Format::JsonFeed
        | Format::Rss
        | Format::Atom
        | Format::Binary => {
            let message = format!(
                "{url} is in the format {format:?}, which this version cannot read. It reads Markdown with front matter and article JSON."
            );
            Err(LoadError::new(ErrorCode::UnsupportedFormat, url, message))
        }
    }
}

async fn article_of_list(
    text: &str,
    request: &ArticleRequest,
    base: &BaseUrl,
    url: &Rc<str>,
    pauses: &Pauses<'_>,
) -> Result<article::Parsed<Article>, LoadError> {
    let list = article::article_list(text).map_err(|error| LoadError::malformed(url, &error))?;
    let count = list.count();
    let article = list.choose(request.item.as_deref(), Some(base)).ok_or_else(|| {
        let item = request.item.as_deref().unwrap_or("0");
        let message = format!(
            "{url} holds {count} articles, but none with the id, slug, address or position \"{item}\" (positions count from 0). Check `item`."
        );
        LoadError::new(ErrorCode::NotFound, url, message)
    })?;
    Ok(article::article_object(article, Some(base), pauses).await)
}
