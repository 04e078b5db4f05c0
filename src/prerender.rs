//! The article page as HTML text, for the pages that are published: readable before and without the script.

use yew::LocalServerRenderer;
use yew::prelude::*;

use crate::article::ArticlePage;
use crate::i18n::Locale;
use crate::model::{Article, Shared};

#[derive(Properties, PartialEq)]
struct PrerenderedProps {
    article: Shared<Article>,
}

/// The same tree that the widget draws, without what needs a script: no player, no related links.
#[component]
fn Prerendered(props: &PrerenderedProps) -> Html {
    let locale = Locale::new(props.article.lang.as_ref());
    html! {
        <div class="widget" data-theme="auto" dir={locale.direction().as_str()} lang={locale.tag().to_owned()}>
            <div class="page"><ArticlePage article={props.article.clone()} {locale} /></div>
        </div>
    }
}

/// `article` as HTML, to stand inside `<article-widget>` until the widget replaces it.
#[must_use]
pub fn article(article: &Shared<Article>) -> String {
    let props = PrerenderedProps {
        article: article.clone(),
    };
    let renderer = LocalServerRenderer::<Prerendered>::with_props(props).hydratable(false);
    futures_executor::block_on(renderer.render())
}
