//! The message for a reader if the article cannot be shown.

use yew::prelude::*;

use crate::i18n::Locale;

/// Draws `message` with a button that requests the article again, and a link to its `source` if there is one.
pub fn problem(
    message: &'static str,
    source: Option<AttrValue>,
    on_retry: Callback<MouseEvent>,
    locale: &Locale,
) -> Html {
    let strings = &locale.strings.article;
    html! {
        <div class="problem" part="error" role="alert">
            <p class="problem-title">{strings.error_title}</p>
            <p>{message}</p>
            <p class="problem-actions">
                <button type="button" class="button" onclick={on_retry}>{strings.retry}</button>
                if let Some(href) = source {
                    <a {href}>{strings.open_source}</a>
                }
            </p>
        </div>
    }
}
