//! Text to article: a part of its own, since a published page carries its article as it was read.

use std::rc::Rc;

use super::error::{ErrorCode, LoadError};
use super::format::Format;
use crate::model::{Article, BaseUrl};
use crate::parse;
use crate::part::PartMissing;

part! {
    reader:
    /// Reads `text`, which came from `url` and whose addresses are relative to `base`.
    ///
    /// # Errors
    /// [`ErrorCode::UnsupportedFormat`] and [`ErrorCode::Malformed`]; outside, that this part did not come.
    pub(super) fn read(
        text: Rc<str>,
        format: Format,
        base: BaseUrl,
        url: Rc<str>,
    ) -> Result<Result<parse::Parsed<Article>, LoadError>, PartMissing> {
        Ok(timed(|| parsed(&text, format, &base, &url)))
    }
}

fn parsed(
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
