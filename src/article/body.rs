//! The text with its notes and corrections.

use yew::prelude::*;

use super::blocks::blocks;
use super::corrections::corrections;
use super::footnotes::footnotes;
use super::hooks::use_fragment_links;
use crate::dom::{attributes, element, nodes};
use crate::i18n::Locale;
use crate::model::{Article, Shared};

/// Properties of [`Body`].
#[derive(Properties, PartialEq)]
pub(super) struct BodyProps {
    /// Whose text to show: compared by pointer, so that nothing else redraws a long text.
    pub article: Shared<Article>,
    /// The interface's language.
    pub locale: Locale,
}

/// Everything below the player and the hero image.
#[component]
pub(super) fn Body(props: &BodyProps) -> Html {
    let root = use_node_ref();
    use_fragment_links(root.clone(), props.article.clone());

    let article = &props.article;
    let locale = &props.locale;
    let content = nodes([
        element(
            "div",
            attributes!["class" = "body", "part" = "body"],
            blocks(&article.body, locale),
        ),
        footnotes(&article.footnotes, locale),
        corrections(&article.corrections, locale),
    ]);
    html! { <div ref={root}>{ content }</div> }
}
