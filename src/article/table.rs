//! Tables.

use yew::prelude::*;

use super::inlines::inlines;
use crate::i18n::Locale;
use article::{Alignment, Row, Table};

/// A table that scrolls inside itself if it is wider than the page; it can be reached, and so scrolled, by keyboard.
pub(super) fn table(id: AttrValue, table: &Table, locale: &Locale) -> Html {
    let class = |column: usize| match table.alignments.get(column) {
        Some(Alignment::Center) => Some("center"),
        Some(Alignment::End) => Some("end"),
        Some(Alignment::Start) | None => None,
    };
    let body_row = |row: &Row| {
        html! {
            <tr>
                for (column, cell) in row.iter().enumerate() {
                    <td class={class(column)}>{inlines(cell, locale)}</td>
                }
            </tr>
        }
    };
    html! {
        <div class="table" role="group" tabindex="0" {id} aria-label={locale.strings.article.table}>
            <table>
                <thead>
                    <tr>
                        for (column, cell) in table.head.iter().enumerate() {
                            <th scope="col" class={class(column)}>{inlines(cell, locale)}</th>
                        }
                    </tr>
                </thead>
                <tbody>{for table.rows.iter().map(body_row)}</tbody>
            </table>
        </div>
    }
}
