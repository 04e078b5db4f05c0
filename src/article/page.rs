//! The article page, top to bottom.

use yew::prelude::*;

use super::body::Body;
use super::figure::Figure;
use super::header::header;
use crate::i18n::Locale;
use crate::model::{Article, Direction, Shared};

/// The article with everything the contract's section 4 names.
///
/// `dir` is the direction that the embedding page sets, if it does; `player` stands between the header and the text.
pub fn page(article: &Shared<Article>, locale: &Locale, dir: Option<Direction>, player: Html) -> Html {
    let lang = article.lang.as_ref().map(|lang| lang.to_rc());
    let dir = dir.unwrap_or_else(|| article.direction());
    let hero = article.image.as_ref().map(|image| {
        html! { <Figure image={image.clone()} hero=true strings={locale.strings} /> }
    });
    html! {
        <article class="article" part="article" lang={lang} dir={dir.as_str()} aria-labelledby="headline">
            { header(article, locale) }
            <slot name="before-body" />
            <div class="listen">{ player }</div>
            <div class="hero" part="hero">{ hero }</div>
            <Body article={article.clone()} locale={locale.clone()} />
            <slot name="after-body" />
        </article>
    }
}
