//! The way back to the article from which the reader came.

use std::rc::Rc;

use yew::html::onclick;
use yew::prelude::*;

use crate::dom::{attributes, element, element_on, listeners, nodes, text};
use crate::i18n::Locale;

/// A button that says where it leads, where that is known.
pub(super) fn back(headline: Option<Rc<str>>, on_back: Callback<MouseEvent>, locale: &Locale) -> Html {
    let path = element("path", attributes!["d" = "M13 8H3m4-4L3 8l4 4"], Html::default());
    let drawing = attributes![
        "class" = "back-arrow",
        "viewBox" = "0 0 16 16",
        "width" = "16",
        "height" = "16",
        "fill" = "none",
        "stroke" = "currentColor",
        "stroke-width" = "1.5",
        "stroke-linecap" = "round",
        "stroke-linejoin" = "round",
        "aria-hidden" = "true",
        "focusable" = "false"
    ];
    let words = element("span", attributes![], text(locale.strings.article.back));
    let headline = headline.map(|headline| {
        let attributes = attributes!["class" = "back-headline", "dir" = "auto"];
        element("span", attributes, text(AttrValue::from(headline)))
    });
    let content = nodes([element("svg", drawing, path), words, headline.unwrap_or_default()]);
    let listener = onclick::Wrapper::new(on_back);
    element_on(
        "button",
        attributes!["type" = "button", "class" = "back"],
        listeners([Rc::new(listener)]),
        content,
    )
}
