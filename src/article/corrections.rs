//! Corrections: errors of the article that were put right.

use yew::prelude::*;

use super::dateline::time;
use crate::i18n::Locale;
use article::Correction;

/// Draws nothing without corrections.
pub(super) fn corrections(corrections: &[Correction], locale: &Locale) -> Html {
    if corrections.is_empty() {
        return html! {};
    }
    html! {
        <section class="corrections" aria-labelledby="corrections-title">
            <h2 id="corrections-title">{locale.strings.article.corrections}</h2>
            <ul>
                for correction in corrections {
                    <li>
                        if let Some(date) = &correction.date {
                            {time(date, locale)}
                        }
                        <p>{AttrValue::from(correction.text.clone())}</p>
                    </li>
                }
            </ul>
        </section>
    }
}
