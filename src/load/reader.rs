//! The readers of article formats: a part of its own, because a published page has a prepared article.

use std::pin::Pin;
use std::rc::Rc;

use super::article::ArticleRequest;
use super::error::{ErrorCode, LoadError};
use super::format::Format;
use super::timed::Timed;
use crate::browser::next_task;
use crate::part::PartMissing;
use article::{Article, BaseUrl, Reading};

/// The work of a reader, in several tasks.
type Work = Pin<Box<dyn Future<Output = Result<article::Parsed<Article>, LoadError>>>>;

part! {
    reader:
    /// Reads `text`, which came from `url` and whose addresses are relative to `base`, in several tasks.
    ///
    /// # Errors
    /// [`ErrorCode::UnsupportedFormat`], [`ErrorCode::Malformed`] and [`ErrorCode::NotFound`]. The outer error: this part did not
    /// load.
    pub(super) fn read(
        text: Rc<str>,
        request: ArticleRequest,
        base: BaseUrl,
        url: Rc<str>,
    ) -> Result<Work, PartMissing> {
        Ok(Box::pin(async move {
            let timed = Timed::start();
            let read = match parsed(&text, &request, &base, &url) {
                Ok(mut reading) => {
                    next_task().await;
                    reading.name();
                    next_task().await;
                    Ok(reading.finish())
                }
                Err(error) => Err(error),
            };
            timed.finish("article-widget:parse");
            read
        }))
    }
}

fn parsed(text: &str, request: &ArticleRequest, base: &BaseUrl, url: &Rc<str>) -> Result<Reading, LoadError> {
    let format = request.format;
    match format {
        Format::Markdown | Format::Auto => Ok(article::read_markdown(text, Some(base))),
        Format::Article => article_of_list(text, request, base, url),
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

fn article_of_list(
    text: &str,
    request: &ArticleRequest,
    base: &BaseUrl,
    url: &Rc<str>,
) -> Result<Reading, LoadError> {
    let list = article::article_list(text).map_err(|error| LoadError::malformed(url, &error))?;
    let count = list.count();
    let article = list.choose(request.item.as_deref(), Some(base)).ok_or_else(|| {
        let item = request.item.as_deref().unwrap_or("0");
        let message = format!(
            "{url} holds {count} articles, but none with the id, slug, address or position \"{item}\" (positions count from 0). Check `item`."
        );
        LoadError::new(ErrorCode::NotFound, url, message)
    })?;
    Ok(article::read_object(article, Some(base)))
}
