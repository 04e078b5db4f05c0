//! What a reader sees when the article cannot be shown: why, and what to do.

use yew::prelude::*;

use crate::i18n::Locale;

/// Properties of [`Problem`].
#[derive(Properties, PartialEq)]
pub struct ProblemProps {
    /// One sentence for the reader.
    pub message: AttrValue,
    /// The article's own file, where it may be opened directly.
    #[prop_or_default]
    pub source: Option<AttrValue>,
    /// Told when the reader wants to try again; no button without.
    #[prop_or_default]
    pub on_retry: Option<Callback<()>>,
    /// The interface's language.
    pub locale: Locale,
}

/// A message with a way on.
#[component]
pub fn Problem(props: &ProblemProps) -> Html {
    let strings = &props.locale.strings.article;
    let retry = props.on_retry.clone().map(|on_retry| {
        html! {
            <button type="button" class="button" onclick={move |_: MouseEvent| on_retry.emit(())}>{ strings.retry }</button>
        }
    });
    let source = props
        .source
        .clone()
        .map(|href| html! { <a href={href}>{ strings.open_source }</a> });
    html! {
        <div class="problem" part="error" role="alert">
            <p class="problem-title">{ strings.error_title }</p>
            <p>{ props.message.clone() }</p>
            <p class="problem-actions">{ retry }{ source }</p>
        </div>
    }
}
