//! What a reader sees when the article cannot be shown: why, and what to do.

use yew::prelude::*;

use crate::i18n::Locale;

/// A message with a way on: a button that asks again, and a link to the article's own file where there is one.
pub fn problem(
    message: &'static str,
    source: Option<AttrValue>,
    on_retry: Callback<MouseEvent>,
    locale: &Locale,
) -> Html {
    let strings = &locale.strings.article;
    let source = source.map(|href| html! { <a href={href}>{ strings.open_source }</a> });
    html! {
        <div class="problem" part="error" role="alert">
            <p class="problem-title">{ strings.error_title }</p>
            <p>{ message }</p>
            <p class="problem-actions">
                <button type="button" class="button" onclick={on_retry}>{ strings.retry }</button>
                { source }
            </p>
        </div>
    }
}
