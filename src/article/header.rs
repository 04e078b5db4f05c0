//! Everything above the text: edit link, kicker, headline, standfirst, byline, date, reading time.

use yew::prelude::*;

use super::byline::byline;
use super::dateline::dateline;
use crate::dom::{attributes, element, nodes, text};
use crate::i18n::Locale;
use article::Article;

/// The header, in reading order.
pub(super) fn header(article: &Article, locale: &Locale) -> Html {
    let edit = article.edit_url.as_ref().map(|url| {
        let attributes = attributes!["class" = "edit-link", "part" = "edit-link"; "href" = url.to_rc()];
        let link = element("a", attributes, text(locale.strings.article.edit_post));
        element("p", attributes!["class" = "edit"], link)
    });
    let kicker = article
        .kicker
        .as_ref()
        .or(article.section.as_ref())
        .map(|kicker| {
            let attributes = attributes!["class" = "kicker", "part" = "kicker"];
            element("p", attributes, text(kicker.clone()))
        });
    // An empty heading would be announced as one.
    let headline = (!article.title.is_empty()).then(|| {
        let attributes = attributes!["id" = "headline", "class" = "headline", "part" = "headline"];
        element("h1", attributes, text(article.title.clone()))
    });
    let standfirst = article.description.as_ref().map(|standfirst| {
        let attributes = attributes!["id" = "standfirst", "class" = "standfirst", "part" = "standfirst"];
        element("p", attributes, text(standfirst.clone()))
    });
    let meta = element(
        "div",
        attributes!["class" = "meta"],
        nodes([byline(&article.authors, locale), dateline(article, locale)]),
    );
    let content = nodes([
        edit.unwrap_or_default(),
        kicker.unwrap_or_default(),
        headline.unwrap_or_default(),
        standfirst.unwrap_or_default(),
        meta,
    ]);
    element(
        "header",
        attributes!["class" = "header", "part" = "header"],
        content,
    )
}
