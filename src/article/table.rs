//! Tables.

use yew::prelude::*;

use super::inlines::inlines;
use crate::dom::{attributes, element, nodes};
use crate::i18n::Locale;
use article::{Alignment, Inline, Table};

/// A table that scrolls inside itself where it is wider than the page; it can be reached, and so scrolled, by keyboard.
pub(super) fn table(id: AttrValue, table: &Table, locale: &Locale) -> Html {
    let row = |cells: &[Vec<Inline>], head: bool| {
        let cells = cells.iter().enumerate().map(|(column, content)| {
            let class = match table.alignments.get(column) {
                Some(Alignment::Center) => Some("center"),
                Some(Alignment::End) => Some("end"),
                _ => None,
            };
            let attributes = attributes![; "scope" = head.then_some("col"), "class" = class];
            element(
                if head { "th" } else { "td" },
                attributes,
                inlines(content, locale),
            )
        });
        element("tr", attributes![], cells.collect())
    };
    let content = nodes([
        element("thead", attributes![], row(&table.head, true)),
        element(
            "tbody",
            attributes![],
            table.rows.iter().map(|cells| row(cells, false)).collect(),
        ),
    ]);
    let attributes = attributes![
        "class" = "table", "role" = "group", "tabindex" = "0";
        "id" = id, "aria-label" = locale.strings.article.table,
    ];
    element("div", attributes, element("table", attributes![], content))
}
