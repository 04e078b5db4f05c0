//! The article page as HTML text, for the pages that are published: readable before and without the script.

use yew::LocalServerRenderer;
use yew::prelude::*;

use crate::i18n::Locale;
use crate::{article, player};
use ::article::{Article, Shared};

#[derive(Properties, PartialEq)]
struct PrerenderedProps {
    article: Shared<Article>,
}

/// The same tree that the widget draws. The player's placeholder is inert. If scripts are off, the style sheet hides it, and
/// the browser's own player replaces it.
#[component]
fn Prerendered(props: &PrerenderedProps) -> Html {
    let shown = &props.article;
    let locale = Locale::new(shown.lang.as_ref());
    let player = shown.audio.clone().map(|narration| {
        let sources = narration.sources.iter().map(|source| {
            html! { <source src={source.src.to_rc()} type={source.media_type.clone()} /> }
        });
        let notice = match &narration.notice {
            Some(own) => AttrValue::from(own.clone()),
            None => AttrValue::Static(locale.strings.listen.ai_notice),
        };
        let notice = narration.ai_generated.then_some(notice);
        let plain = html! {
            <noscript>
                <audio controls=true preload="none">{ for sources }</audio>
                <p class="caption">{ notice }</p>
            </noscript>
        };
        let place = player::placeholder(&narration, &locale, false, &Callback::noop());
        html! {
            <>
                <div class="asleep" inert=true>{ place }</div>
                { plain }
            </>
        }
    });
    html! {
        <div class="widget" data-theme="auto" dir={locale.direction().as_str()} lang={locale.tag().to_owned()}>
            <div class="page">{ article::page(shown, &locale, None, player.unwrap_or_default(), &article::Drawing::default()) }</div>
        </div>
    }
}

/// Returns `article` as HTML: the content of `<article-widget>` until the widget replaces it.
#[must_use]
pub fn article(article: &Shared<Article>) -> String {
    let props = PrerenderedProps {
        article: article.clone(),
    };
    let renderer = LocalServerRenderer::<Prerendered>::with_props(props).hydratable(false);
    futures_executor::block_on(renderer.render())
}
