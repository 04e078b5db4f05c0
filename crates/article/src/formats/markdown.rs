//! Builds an article from its fields and its body.

use std::borrow::Cow;

use crate::Parsed;
use crate::fields::Fields;
use crate::fields::article::read_article;
use crate::formats::reading::Reading;
use crate::front_matter::split::split;
use crate::front_matter::yaml::{self, Yaml};
use crate::markdown::{self, Context};
use crate::model::{Article, BaseUrl, Written};
use crate::warnings::Warnings;

/// Reads an article in Markdown with YAML front matter (docs/writing.md).
///
/// Relative addresses are resolved against `base`, the address of the article's own file, if it is known.
#[must_use]
pub fn markdown(text: &str, base: Option<&BaseUrl>) -> Parsed<Article> {
    read_markdown(text, base).finish()
}

/// Begins to read an article in Markdown: [`markdown()`] in steps.
#[must_use]
pub fn read_markdown(text: &str, base: Option<&BaseUrl>) -> Reading {
    let mut warnings = Warnings::default();
    let text = clean(text);
    let split = split(&text, &mut warnings);
    let Yaml { map, lines } = yaml::read(split.yaml, split.yaml_line, &mut warnings);
    let fields = Fields::new(map, &lines, base, &mut warnings);
    let mut article = read_article(fields);
    article.written = written(split.body, false, base);
    let context = Context {
        base,
        first_line: split.body_line,
        title: &article.title,
    };
    let body = markdown::markdown(split.body, context, &mut warnings);
    Reading::new(article, body, warnings)
}

/// Returns `text` without a byte order mark, with line feeds as the only line ends, and with U+FFFD for NUL (CommonMark,
/// section 2.3).
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if !text.contains(['\r', '\0']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                characters.next_if_eq(&'\n');
                out.push('\n');
            }
            '\0' => out.push(char::REPLACEMENT_CHARACTER),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

/// Returns `text` with its format and base, for the element's property `article`.
pub(crate) fn written(text: &str, in_html: bool, base: Option<&BaseUrl>) -> Written {
    Written {
        in_html,
        text: text.into(),
        base: base.map(BaseUrl::as_str).unwrap_or_default().into(),
    }
}
