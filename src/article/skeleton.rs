//! What holds the article's place until it is there.

use yew::prelude::*;

use crate::dom::{attributes, element, nodes, text};
use crate::i18n::Locale;

/// Quiet lines in the shape of an article, and one word for those who cannot see them.
pub fn skeleton(locale: &Locale) -> Html {
    let word = text(locale.strings.article.loading);
    let line = || element("div", attributes!["class" = "skeleton-line"], Html::default());
    let content = nodes([
        element("p", attributes!["class" = "visually-hidden"], word),
        element("div", attributes!["class" = "skeleton-headline"], Html::default()),
        (0..8).map(|_| line()).collect(),
    ]);
    element("div", attributes!["class" = "skeleton"], content)
}
