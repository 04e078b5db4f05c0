//! Who wrote it.

use yew::prelude::*;

use crate::dom::{attributes, element, nodes, text};
use crate::i18n::Locale;
use article::Author;

/// `By Ada Merrin, Jon Sohl and Ina Roth`, each name a link where the author has a page. Nothing without authors.
pub(super) fn byline(authors: &[Author], locale: &Locale) -> Html {
    if authors.is_empty() {
        return Html::default();
    }
    let strings = &locale.strings.article;
    let (before, after) = strings.by.split_once("{}").unwrap_or((strings.by, ""));
    let last = authors.len() - 1;
    let names = authors.iter().enumerate().map(|(index, author)| {
        let separator = match index {
            0 => "",
            _ if index == last => strings.and,
            _ => strings.comma,
        };
        let name = text(author.name.clone());
        let name = match &author.url {
            Some(url) => {
                let attributes = attributes!["class" = "author", "rel" = "author"; "href" = url.to_rc()];
                element("a", attributes, name)
            }
            None => element("span", attributes!["class" = "author"], name),
        };
        nodes([text(separator), name])
    });
    let names = nodes([text(before), names.collect(), text(after)]);
    let portrait = match authors {
        [only] => only.image.as_ref().map(|image| {
            let attributes = attributes![
                "class" = "portrait", "alt" = "", "width" = "40", "height" = "40", "decoding" = "async";
                "src" = image.to_rc(),
            ];
            element("img", attributes, Html::default())
        }),
        _ => None,
    };
    let content = nodes([portrait.unwrap_or_default(), element("p", attributes![], names)]);
    element("div", attributes!["class" = "byline", "part" = "byline"], content)
}
