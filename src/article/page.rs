//! The article page, top to bottom.

use yew::prelude::*;

use super::body::Body;
use super::drawing::Drawing;
use super::header::header;
use crate::i18n::Locale;
use article::{Article, Direction, Shared};

/// Draws the article page with every part that `docs/embedding.md` names.
///
/// `dir` is the direction that the embedding page sets, if it does; `player` goes between the header and the text.
/// `drawing` reports when the whole text is on the page.
pub fn page(
    article: &Shared<Article>,
    locale: &Locale,
    dir: Option<Direction>,
    player: Html,
    drawing: &Drawing,
) -> Html {
    let lang = article.lang.as_ref().map(|lang| lang.to_rc());
    let dir = dir.unwrap_or_else(|| article.direction()).as_str();
    html! {
        <article class="article" part="article" aria-labelledby="headline" {lang} {dir}>
            {header(article, locale)}
            <slot name="before-body" />
            <div class="listen">{player}</div>
            <Body article={article.clone()} locale={locale.clone()} drawing={drawing.clone()} />
            <slot name="after-body" />
        </article>
    }
}
