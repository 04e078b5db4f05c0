//! What was wrong and is put right.

use yew::prelude::*;

use crate::i18n::{Locale, format_date};
use crate::model::Correction;

/// The corrections; nothing where there are none.
pub(super) fn corrections(corrections: &[Correction], locale: &Locale) -> Html {
    if corrections.is_empty() {
        return Html::default();
    }
    let items = corrections.iter().map(|correction| {
        let date = correction.date.as_ref().map(|date| {
            html! { <time datetime={date.to_rfc3339()}>{ format_date(date, locale) }</time> }
        });
        html! { <li>{ date }<p>{ correction.text.clone() }</p></li> }
    });
    html! {
        <section class="corrections" aria-labelledby="corrections-title">
            <h2 id="corrections-title">{ locale.strings.article.corrections }</h2>
            <ul>{ for items }</ul>
        </section>
    }
}
