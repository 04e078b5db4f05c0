//! The notes at the foot, each with a way back to every place that refers to it.

use yew::prelude::*;

use super::blocks::blocks;
use super::inlines::{note_id, reference_id};
use crate::i18n::Locale;
use crate::model::Footnote;

/// The notes; nothing where there are none.
pub(super) fn footnotes(notes: &[Footnote], locale: &Locale) -> Html {
    if notes.is_empty() {
        return Html::default();
    }
    let strings = &locale.strings.article;
    let notes = notes.iter().map(|note| {
        let ways_back = (1..=note.references).map(|occurrence| {
            let place = if note.references > 1 {
                format!("{}-{occurrence}", note.number)
            } else {
                note.number.to_string()
            };
            html! {
                <a
                    class="way-back"
                    role="doc-backlink"
                    href={format!("#{}", reference_id(note.number, occurrence))}
                    aria-label={strings.back_to_reference.replace("{}", &place)}
                >
                    { "↩\u{fe0e}" }
                </a>
            }
        });
        html! {
            <li id={note_id(note.number)} tabindex="-1">
                { blocks(&note.blocks, locale) }
                <span class="ways-back">{ for ways_back }</span>
            </li>
        }
    });
    html! {
        <section class="footnotes" role="doc-endnotes" aria-labelledby="footnotes-title">
            <h2 id="footnotes-title">{ strings.footnotes }</h2>
            <ol>{ for notes }</ol>
        </section>
    }
}
