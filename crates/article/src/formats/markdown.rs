//! Builds an article from its fields and its body.

use std::borrow::Cow;

use crate::Parsed;
use crate::fields::Fields;
use crate::fields::article::read_article;
use crate::front_matter::split::split;
use crate::front_matter::yaml::{self, Yaml};
use crate::markdown::footnotes;
use crate::markdown::ids;
use crate::markdown::{self, Body, Context};
use crate::model::{Article, BaseUrl, Warning, WarningCode, Written};
use crate::pauses::{Pauses, at_once};
use crate::reading_time::reading_time;
use crate::warnings::Warnings;

/// Reads an article in Markdown with YAML front matter (docs/writing.md).
///
/// Relative addresses are resolved against `base`, the address of the article's own file, if it is known.
#[must_use]
pub fn markdown(text: &str, base: Option<&BaseUrl>) -> Parsed<Article> {
    at_once(markdown_with_pauses(text, base, &Pauses::none()))
}

/// Reads as [`markdown`] does, with pauses.
pub async fn markdown_with_pauses(
    text: &str,
    base: Option<&BaseUrl>,
    pauses: &Pauses<'_>,
) -> Parsed<Article> {
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
    let body = markdown::markdown(split.body, context, &mut warnings, pauses).await;
    finish(article, body, warnings, pauses).await
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

/// Numbers the footnotes, gives the blocks their ids, counts the words, and warns if the title or the text is missing.
pub(crate) async fn finish(
    mut article: Article,
    body: Body,
    mut warnings: Warnings,
    pauses: &Pauses<'_>,
) -> (Article, Vec<Warning>) {
    if let Some(title) = body.title {
        article.title = title;
    }
    article.has_formulas = body.has_formulas;
    article.body = body.blocks;
    article.footnotes = footnotes::number(&mut article.body, body.notes, &mut warnings);
    ids::assign(&mut article.body, &mut article.footnotes, pauses).await;
    article.reading_time = reading_time(&article.body, pauses).await;
    if article.title.is_empty() {
        warnings.add(
            WarningCode::MissingTitle,
            None,
            "expected a `title` in the front matter or a first heading `# …`, found none",
        );
    }
    if article.body.is_empty() {
        warnings.add(
            WarningCode::EmptyBody,
            None,
            "expected text after the front matter, found none",
        );
    }
    (article, warnings.into_vec())
}
