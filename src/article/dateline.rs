//! When it was written and how long it takes to read.

use yew::prelude::*;

use crate::dom::{attributes, element, nodes, text};
use crate::i18n::{Locale, format_date, minutes_to_read};
use article::{Article, DateTime};

/// Date, last change and reading time on one line.
pub(super) fn dateline(article: &Article, locale: &Locale) -> Html {
    let date = article.date.as_ref().map(|date| {
        let attributes = attributes!["class" = "date", "part" = "date"; "datetime" = date.to_rfc3339()];
        element("time", attributes, text(format_date(date, locale)))
    });
    let updated = article.updated.as_ref().map(|updated| {
        let words = locale.strings.article.updated;
        let (before, after) = words.split_once("{}").unwrap_or((words, ""));
        let content = nodes([text(before), time(updated, locale), text(after)]);
        element("span", attributes!["class" = "updated"], content)
    });
    let reading_time = (article.reading_time.words > 0).then(|| {
        let minutes = minutes_to_read(article.reading_time.minutes.get(), locale);
        let attributes = attributes!["class" = "reading-time", "part" = "reading-time"];
        element("span", attributes, text(minutes))
    });
    let content = nodes([date, updated, reading_time].map(Option::unwrap_or_default));
    element("p", attributes!["class" = "dateline"], content)
}

/// A date for readers and for machines.
pub(super) fn time(date: &DateTime, locale: &Locale) -> Html {
    let attributes = attributes![; "datetime" = date.to_rfc3339()];
    element("time", attributes, text(format_date(date, locale)))
}
