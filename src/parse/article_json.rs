//! Articles as JSON: the names of the front matter, and the body in `body_markdown` or `body_html`.

use super::article::{clean, finish};
use super::body::{self, Body, Context};
use super::fields::{Fields, describe};
use super::json::parse;
use super::warnings::Warnings;
use super::{ParseError, Parsed, article_fields};
use crate::model::{Article, BaseUrl, Value};

/// Reads an article given as JSON with the names of the front matter and a `body_markdown` or `body_html`.
///
/// Of `body_html`, the readable text is shown, a paragraph for each of its blocks.
///
/// # Errors
/// Where the text is not JSON, or not an object.
pub fn article_json(text: &str, base: Option<&BaseUrl>) -> Result<Parsed<Article>, ParseError> {
    let map = match parse(text, "the article")? {
        Value::Object(map) => map,
        other => {
            return Err(ParseError {
                message: format!(
                    "the article: expected a JSON object with `title` and `body_markdown`, found {}",
                    describe(&other)
                ),
            });
        }
    };
    let mut warnings = Warnings::default();
    let mut fields = Fields::new(map, &[], base, &mut warnings);
    let markdown = take_body(&mut fields, "body_markdown");
    let html = take_body(&mut fields, "body_html");
    let article = article_fields::read_article(fields);
    let context = Context {
        base,
        first_line: 1,
        title_wanted: article.title.is_empty(),
    };
    let body = match (markdown, html) {
        (Some(markdown), _) => body::markdown(&clean(&markdown), context, &mut warnings),
        (None, Some(html)) => body::html_text(&clean(&html), context, &mut warnings),
        (None, None) => Body::default(),
    };
    Ok(finish(article, body, warnings))
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
