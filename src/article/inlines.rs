//! What stands inside a line.

use yew::prelude::*;

use super::figure::inline_image;
use super::math::inline_math;
use crate::i18n::Locale;
use crate::model::{FootnoteReference, Inline};

/// Running text. Its depth is bounded by the parser.
pub(super) fn inlines(content: &[Inline], locale: &Locale) -> Html {
    content.iter().map(|piece| inline(piece, locale)).collect()
}

fn inline(piece: &Inline, locale: &Locale) -> Html {
    match piece {
        Inline::Text(text) => html! { text.clone() },
        Inline::Code(text) => html! { <code dir="ltr">{ text.clone() }</code> },
        Inline::Math(tex) => inline_math(tex),
        Inline::Emphasis(content) => html! { <em>{ inlines(content, locale) }</em> },
        Inline::Strong(content) => html! { <strong>{ inlines(content, locale) }</strong> },
        Inline::Strikethrough(content) => html! { <del>{ inlines(content, locale) }</del> },
        Inline::Superscript(content) => html! { <sup>{ inlines(content, locale) }</sup> },
        Inline::Subscript(content) => html! { <sub>{ inlines(content, locale) }</sub> },
        Inline::Link { url, title, content } => html! {
            <a href={url.to_rc()} title={title.clone()}>{ inlines(content, locale) }</a>
        },
        Inline::Image(image) => inline_image(image),
        Inline::Footnote(reference) => footnote_reference(*reference, locale),
        // A line end in the source is a space; the browser folds it with its neighbours.
        Inline::SoftBreak => html! { "\n" },
        Inline::HardBreak => html! { <br /> },
    }
}

fn footnote_reference(reference: FootnoteReference, locale: &Locale) -> Html {
    let FootnoteReference { number, occurrence } = reference;
    let label = locale.strings.article.footnote.replace("{}", &number.to_string());
    html! {
        <sup class="note-reference">
            <a id={reference_id(number, occurrence)} href={format!("#{}", note_id(number))} role="doc-noteref" aria-label={label}>
                { number }
            </a>
        </sup>
    }
}

/// The `id` of a note.
pub(super) fn note_id(number: usize) -> String {
    format!("note-{number}")
}

/// The `id` of a place that refers to a note.
pub(super) fn reference_id(number: usize, occurrence: usize) -> String {
    format!("note-{number}-reference-{occurrence}")
}
