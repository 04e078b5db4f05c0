//! What a reader sees when the article cannot be shown: why, and what to do.

use std::rc::Rc;

use yew::html::onclick;
use yew::prelude::*;

use crate::dom::{attributes, element, element_on, listeners, nodes, text};
use crate::i18n::Locale;

/// A message with a way on: a button that asks again, and a link to the article's own file where there is one.
pub fn problem(
    message: &'static str,
    source: Option<AttrValue>,
    on_retry: Callback<MouseEvent>,
    locale: &Locale,
) -> Html {
    let strings = &locale.strings.article;
    let source = source.map(|href| element("a", attributes![; "href" = href], text(strings.open_source)));
    let retry = element_on(
        "button",
        attributes!["type" = "button", "class" = "button"],
        listeners([Rc::new(onclick::Wrapper::new(on_retry))]),
        text(strings.retry),
    );
    let content = nodes([
        element(
            "p",
            attributes!["class" = "problem-title"],
            text(strings.error_title),
        ),
        element("p", attributes![], text(message)),
        element(
            "p",
            attributes!["class" = "problem-actions"],
            nodes([retry, source.unwrap_or_default()]),
        ),
    ]);
    element(
        "div",
        attributes!["class" = "problem", "part" = "error", "role" = "alert"],
        content,
    )
}
