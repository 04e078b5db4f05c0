//! Everything above the text: edit link, kicker, headline, standfirst, byline, date, reading time.

use yew::prelude::*;

use super::byline::byline;
use super::dateline::dateline;
use crate::i18n::Locale;
use crate::model::Article;

/// The header, in reading order.
pub(super) fn header(article: &Article, locale: &Locale) -> Html {
    let strings = &locale.strings.article;
    let edit = article.edit_url.as_ref().map(|url| {
        html! {
            <p class="edit"><a part="edit-link" class="edit-link" href={url.to_rc()}>{ strings.edit_post }</a></p>
        }
    });
    let kicker = article
        .kicker
        .as_ref()
        .or(article.section.as_ref())
        .map(|kicker| html! { <p class="kicker" part="kicker">{ kicker.clone() }</p> });
    let standfirst = article
        .description
        .as_ref()
        .map(|text| html! { <p class="standfirst" part="standfirst">{ text.clone() }</p> });

    html! {
        <header class="header" part="header">
            { edit }
            { kicker }
            <h1 id="headline" class="headline" part="headline">{ article.title.clone() }</h1>
            { standfirst }
            <div class="meta">
                { byline(&article.authors, locale) }
                { dateline(article, locale) }
            </div>
        </header>
    }
}
