//! Words set apart: quotes, pull quotes, alerts.

use yew::prelude::*;
use yew::virtual_dom::Attributes;

use super::blocks::blocks;
use super::inlines::inlines;
use super::setting::Setting;
use crate::dom::{attributes, element, nodes, text};
use article::{Alert, Block, Inline};

/// A quote with whom it is from: a figure of `attributes`.
pub(super) fn quote(
    attributes: Attributes,
    content: &[Block],
    attribution: Option<&[Inline]>,
    setting: Setting<'_>,
) -> Html {
    let words = element("blockquote", attributes![], blocks(content, setting));
    let from = attribution
        .map(|name| {
            element(
                "figcaption",
                attributes!["class" = "attribution"],
                inlines(name, setting.locale),
            )
        })
        .unwrap_or_default();
    element("figure", attributes, nodes([words, from]))
}

/// A box with a label.
pub(super) fn alert(id: AttrValue, kind: Alert, content: &[Block], setting: Setting<'_>) -> Html {
    let [note, tip, important, warning, caution] = setting.locale.strings.article.alerts;
    let (class, label) = match kind {
        Alert::Note => ("alert note", note),
        Alert::Tip => ("alert tip", tip),
        Alert::Important => ("alert important", important),
        Alert::Warning => ("alert warning", warning),
        Alert::Caution => ("alert caution", caution),
    };
    let title = element(
        "p",
        attributes!["class" = "alert-label", "aria-hidden" = "true"],
        text(label),
    );
    let attributes = attributes!["role" = "note"; "id" = id, "class" = class, "aria-label" = label];
    element("div", attributes, nodes([title, blocks(content, setting)]))
}
