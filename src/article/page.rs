//! The article page, top to bottom.

use yew::prelude::*;

use super::body::Body;
use super::header::header;
use crate::dom::{attributes, element, nodes};
use crate::i18n::Locale;
use article::{Article, Direction, Shared};

/// The article with everything the contract's section 4 names.
///
/// `dir` is the direction that the embedding page sets, if it does; `player` stands between the header and the text.
pub fn page(article: &Shared<Article>, locale: &Locale, dir: Option<Direction>, player: Html) -> Html {
    let attributes = attributes![
        "class" = "article", "part" = "article", "aria-labelledby" = "headline";
        "lang" = article.lang.as_ref().map(|lang| lang.to_rc()),
        "dir" = dir.unwrap_or_else(|| article.direction()).as_str(),
    ];
    let content = nodes([
        header(article, locale),
        element("slot", attributes!["name" = "before-body"], Html::default()),
        element("div", attributes!["class" = "listen"], player),
        html! { <Body article={article.clone()} locale={locale.clone()} /> },
        element("slot", attributes!["name" = "after-body"], Html::default()),
    ]);
    element("article", attributes, content)
}
