//! The article page, top to bottom.

use yew::prelude::*;

use super::blocks::blocks;
use super::corrections::corrections;
use super::figure::Figure;
use super::footnotes::footnotes;
use super::header::header;
use super::hooks::use_fragment_links;
use crate::i18n::Locale;
use crate::model::{Article, Direction, Shared};

/// Properties of [`ArticlePage`].
#[derive(Properties, PartialEq)]
pub struct ArticlePageProps {
    /// What to show.
    pub article: Shared<Article>,
    /// The interface's language.
    pub locale: Locale,
    /// The direction of the text, where the embedding page sets one.
    #[prop_or_default]
    pub dir: Option<Direction>,
    /// What stands between the header and the text: the player.
    #[prop_or_default]
    pub children: Html,
}

/// The article with everything the contract's section 4 names.
///
/// It renders again only when the article, the language or the player's place changes: the body is compared by pointer.
#[component]
pub fn ArticlePage(props: &ArticlePageProps) -> Html {
    let root = use_node_ref();
    use_fragment_links(root.clone(), props.article.clone());

    let article = &props.article;
    let locale = &props.locale;
    let lang = article.lang.as_ref().map(|lang| lang.to_rc());
    let dir = props.dir.unwrap_or_else(|| article.direction());
    let hero = article.image.as_ref().map(|image| {
        html! { <Figure image={image.clone()} hero=true strings={locale.strings} /> }
    });

    html! {
        <article ref={root} class="article" part="article" lang={lang} dir={dir.as_str()} aria-labelledby="headline">
            { header(article, locale) }
            <slot name="before-body" />
            <div class="listen">{ props.children.clone() }</div>
            <div class="hero" part="hero">{ hero }</div>
            <div class="body" part="body">{ blocks(&article.body, locale) }</div>
            { footnotes(&article.footnotes, locale) }
            { corrections(&article.corrections, locale) }
            <slot name="after-body" />
        </article>
    }
}
