//! Articles as JSON: the names of the front matter, and the body in `body_markdown` or `body_html`.

use crate::ParseError;
use crate::Parsed;
use crate::fields::Fields;
use crate::fields::article::read_article;
use crate::formats::article_list::{ArticleList, article_list};
use crate::formats::markdown::{clean, written};
use crate::formats::reading::Reading;
use crate::markdown::{self, Body, Context};
use crate::model::{Article, BaseUrl, Map, SafeUrl, UrlUse, Value};
use crate::warnings::Warnings;

/// Reads an article in JSON: the names of the front matter, and `body_markdown` or `body_html`. Of a list, the first one.
///
/// # Errors
/// The text is not JSON, or holds no article.
pub fn article_json(text: &str, base: Option<&BaseUrl>) -> Result<Parsed<Article>, ParseError> {
    let first = article_list(text).map(ArticleList::first)??;
    Ok(read_object(first, base).finish())
}

/// Begins to read one article of an [`article_list`].
///
/// Two names are known beside those of the front matter, so that an article can be written as plain data and read again:
/// relative addresses are relative to `base`, and the names in `extra` count as written beside it.
///
/// Of `body_html`, the readable text is shown, one paragraph for each of its blocks.
#[must_use]
pub fn read_object(mut map: Map, base: Option<&BaseUrl>) -> Reading {
    let own_base = match map.get("base") {
        Some(Value::String(address)) => SafeUrl::parse(address, UrlUse::Resource, base),
        _ => None,
    };
    let own_base = own_base.map(|address| BaseUrl::new(address.as_str()));
    if own_base.is_some() {
        map.shift_remove("base");
    }
    let base = own_base.as_ref().or(base);

    let mut warnings = Warnings::default();
    let mut fields = Fields::new(map, &[], base, &mut warnings);
    let markdown = take_body(&mut fields, "body_markdown");
    let html = take_body(&mut fields, "body_html");
    let mut article = read_article(fields);
    match article.extra.shift_remove("extra") {
        Some(Value::Object(more)) => article.extra.extend(more),
        Some(other) => article.extra.extend([("extra".to_owned(), other)]),
        None => {}
    }
    let in_html = markdown.is_none() && html.is_some();
    let text = markdown.or(html).unwrap_or_default();
    article.written = written(&text, in_html, base);
    let context = Context {
        base,
        first_line: 1,
        title: &article.title,
    };
    let body = match (in_html, text.is_empty()) {
        (_, true) => Body::default(),
        (false, _) => markdown::markdown(&clean(&text), context, &mut warnings),
        (true, _) => markdown::html_text(&clean(&text), context, &mut warnings),
    };
    Reading::new(article, body, warnings)
}

fn take_body(fields: &mut Fields<'_, '_>, name: &str) -> Option<String> {
    match fields.take(name)? {
        Value::String(text) => Some(text),
        other => {
            fields.wrong(name, "text", &other);
            None
        }
    }
}
