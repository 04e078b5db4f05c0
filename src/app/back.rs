//! The way back to the article from which the reader came.

use std::rc::Rc;

use yew::prelude::*;

use crate::i18n::Locale;

/// Draws a button with the headline of that article, if it is known.
pub(super) fn back(headline: Option<Rc<str>>, on_back: Callback<MouseEvent>, locale: &Locale) -> Html {
    html! {
        <button type="button" class="back" onclick={on_back}>
            <svg class="back-arrow" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor"
                stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
                <path d="M13 8H3m4-4L3 8l4 4" />
            </svg>
            <span>{locale.strings.article.back}</span>
            if let Some(headline) = headline {
                <span class="back-headline" dir="auto">{AttrValue::from(headline)}</span>
            }
        </button>
    }
}
