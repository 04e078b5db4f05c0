//! When it was written and how long it takes to read.

use yew::prelude::*;

use crate::i18n::{Locale, format_date, minutes_to_read};
use crate::model::Article;

/// Date, last change and reading time on one line.
pub(super) fn dateline(article: &Article, locale: &Locale) -> Html {
    let date = article.date.as_ref().map(|date| {
        html! {
            <time class="date" part="date" datetime={date.to_rfc3339()}>{ format_date(date, locale) }</time>
        }
    });
    let updated = article.updated.as_ref().map(|updated| {
        let (before, after) = locale
            .strings
            .article
            .updated
            .split_once("{}")
            .unwrap_or((locale.strings.article.updated, ""));
        html! {
            <span class="updated">
                { before }<time datetime={updated.to_rfc3339()}>{ format_date(updated, locale) }</time>{ after }
            </span>
        }
    });
    let reading_time = (article.reading_time.words > 0).then(|| {
        html! {
            <span class="reading-time" part="reading-time">
                { minutes_to_read(article.reading_time.minutes.get(), locale) }
            </span>
        }
    });
    html! { <p class="dateline">{ date }{ updated }{ reading_time }</p> }
}
