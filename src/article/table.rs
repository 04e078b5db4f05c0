//! Tables.

use std::ops::Range;

use yew::prelude::*;

use super::inlines::inlines;
use crate::i18n::Locale;
use article::{Alignment, Table};

/// A table that scrolls inside itself if it is wider than the page; it can be reached, and so scrolled, by keyboard. `rows` are
/// below its head.
pub(super) fn table(id: AttrValue, table: &Table, rows: Html, locale: &Locale) -> Html {
    html! {
        <div class="table" role="group" tabindex="0" {id} aria-label={locale.strings.article.table}>
            <table>
                <thead>
                    <tr>
                        for (column, cell) in table.head.iter().enumerate() {
                            <th scope="col" class={class(table, column)}>{inlines(cell, locale)}</th>
                        }
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The rows of a table in `range`.
pub(super) fn rows(table: &Table, range: Range<usize>, locale: &Locale) -> Html {
    html! {
        for row in table.rows.get(range).unwrap_or_default() {
            <tr>
                for (column, cell) in row.iter().enumerate() {
                    <td class={class(table, column)}>{inlines(cell, locale)}</td>
                }
            </tr>
        }
    }
}

fn class(table: &Table, column: usize) -> Option<&'static str> {
    match table.alignments.get(column)? {
        Alignment::Center => Some("center"),
        Alignment::End => Some("end"),
        Alignment::Start => None,
    }
}
