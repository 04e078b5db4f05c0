//! What holds the article's place until it is there.

use yew::prelude::*;

use crate::i18n::Locale;

/// Properties of [`Skeleton`].
#[derive(Properties, PartialEq)]
pub struct SkeletonProps {
    /// The interface's language.
    pub locale: Locale,
}

/// Quiet lines in the shape of an article, and one word for those who cannot see them.
#[component]
pub fn Skeleton(props: &SkeletonProps) -> Html {
    html! {
        <div class="skeleton">
            <p class="visually-hidden">{ props.locale.strings.article.loading }</p>
            <div class="skeleton-headline" />
            { for (0..8).map(|_| html! { <div class="skeleton-line" /> }) }
        </div>
    }
}
