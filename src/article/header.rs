//! Everything above the text: edit link, kicker, headline, standfirst, byline, date, reading time.

use yew::prelude::*;

use super::byline::byline;
use super::dateline::dateline;
use crate::i18n::Locale;
use article::Article;

/// The header, in reading order.
pub(super) fn header(article: &Article, locale: &Locale) -> Html {
    let kicker = article.kicker.as_ref().or(article.section.as_ref());
    html! {
        <header class="header" part="header">
            if let Some(url) = &article.edit_url {
                <p class="edit">
                    <a class="edit-link" part="edit-link" href={url.to_rc()}>{locale.strings.article.edit_post}</a>
                </p>
            }
            if let Some(kicker) = kicker {
                <p class="kicker" part="kicker">{AttrValue::from(kicker.clone())}</p>
            }
            // An empty heading would be announced as one.
            if !article.title.is_empty() {
                <h1 id="headline" class="headline" part="headline">{AttrValue::from(article.title.clone())}</h1>
            }
            if let Some(standfirst) = &article.description {
                <p id="standfirst" class="standfirst" part="standfirst">{AttrValue::from(standfirst.clone())}</p>
            }
            <div class="meta">
                {byline(&article.authors, locale)}
                {dateline(article, locale)}
            </div>
        </header>
    }
}
