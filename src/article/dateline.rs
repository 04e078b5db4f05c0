//! The dates of the article, and how long it takes to read.

use yew::prelude::*;

use crate::i18n::{Locale, format_date, minutes_to_read};
use article::{Article, DateTime};

/// Date, last change and reading time on one line.
pub(super) fn dateline(article: &Article, locale: &Locale) -> Html {
    let updated = locale.strings.article.updated;
    let (before, after) = updated.split_once("{}").unwrap_or((updated, ""));
    html! {
        <p class="dateline">
            if let Some(date) = &article.date {
                <time class="date" part="date" datetime={date.to_rfc3339()}>{format_date(date, locale)}</time>
            }
            if let Some(date) = &article.updated {
                <span class="updated">{before}{time(date, locale)}{after}</span>
            }
            if article.reading_time.words > 0 {
                <span class="reading-time" part="reading-time">
                    {minutes_to_read(article.reading_time.minutes.get(), locale)}
                </span>
            }
        </p>
    }
}

/// A date for readers and for machines.
pub(super) fn time(date: &DateTime, locale: &Locale) -> Html {
    html! { <time datetime={date.to_rfc3339()}>{format_date(date, locale)}</time> }
}
