//! The notes at the foot, each with a way back to every place that refers to it.

use yew::prelude::*;

use super::blocks::blocks;
use super::context::RenderContext;
use super::inlines::{fragment, note_id, reference_id};
use crate::i18n::Locale;
use article::Footnote;

/// The section with the notes, which are drawn as `drawn`. It is `hidden` until the text before it is shown.
pub(super) fn footnotes(drawn: Html, hidden: bool, locale: &Locale) -> Html {
    html! {
        <section class="footnotes" role="doc-endnotes" aria-labelledby="footnotes-title" {hidden}>
            <h2 id="footnotes-title">{locale.strings.article.footnotes}</h2>
            <ol>{drawn}</ol>
        </section>
    }
}

/// Items of the section with the notes.
pub(super) fn notes(notes: &[Footnote], context: RenderContext<'_>) -> Html {
    html! {
        for note in notes {
            <li tabindex="-1" id={note_id(note.number)}>
                {blocks(&note.blocks, context)}
                <span class="ways-back">
                    {for (1..=note.references).map(|occurrence| way_back(note, occurrence, context))}
                </span>
            </li>
        }
    }
}

fn way_back(note: &Footnote, occurrence: usize, context: RenderContext<'_>) -> Html {
    let reference = if note.references > 1 {
        format!("{}-{occurrence}", note.number)
    } else {
        note.number.to_string()
    };
    let label = context
        .locale
        .strings
        .article
        .back_to_reference
        .replace("{}", &reference);
    let address = fragment(&reference_id(note.number, occurrence));
    html! { <a class="way-back" role="doc-backlink" href={address} aria-label={label}>{"↩\u{fe0e}"}</a> }
}
