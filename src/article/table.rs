//! Tables.

use yew::prelude::*;

use super::inlines::inlines;
use crate::i18n::Locale;
use crate::model::{Alignment, Table};

/// A table that scrolls inside itself where it is wider than the page; it can be reached, and so scrolled, by keyboard.
pub(super) fn table(id: AttrValue, table: &Table, locale: &Locale) -> Html {
    let align = |column: usize| match table.alignments.get(column) {
        Some(Alignment::Center) => Some("center"),
        Some(Alignment::End) => Some("end"),
        _ => None,
    };
    let head =
        table.head.iter().enumerate().map(
            |(column, cell)| html! { <th scope="col" class={align(column)}>{ inlines(cell, locale) }</th> },
        );
    let rows = table.rows.iter().map(|row| {
        let cells = row
            .iter()
            .enumerate()
            .map(|(column, cell)| html! { <td class={align(column)}>{ inlines(cell, locale) }</td> });
        html! { <tr>{ for cells }</tr> }
    });
    html! {
        <div id={id} class="table" role="group" tabindex="0" aria-label={locale.strings.article.table}>
            <table>
                <thead><tr>{ for head }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}
