//! Running text.

use yew::prelude::*;
use yew::virtual_dom::VText;

use super::figure::inline_image;
use super::math::inline_math;
use crate::i18n::Locale;
use article::{FootnoteReference, Inline};

/// The parser bounds the depth.
pub(super) fn inlines(content: &[Inline], locale: &Locale) -> Html {
    content.iter().map(|item| inline(item, locale)).collect()
}

fn inline(item: &Inline, locale: &Locale) -> Html {
    match item {
        // `html!` would copy the text.
        Inline::Text(text) => VText::new(text.clone()).into(),
        Inline::Code(text) => html! { <code dir="ltr">{AttrValue::from(text.clone())}</code> },
        Inline::Math(tex) => inline_math(tex),
        Inline::Emphasis(content) => html! { <em>{inlines(content, locale)}</em> },
        Inline::Strong(content) => html! { <strong>{inlines(content, locale)}</strong> },
        Inline::Strikethrough(content) => html! { <del>{inlines(content, locale)}</del> },
        Inline::Superscript(content) => html! { <sup>{inlines(content, locale)}</sup> },
        Inline::Subscript(content) => html! { <sub>{inlines(content, locale)}</sub> },
        Inline::Link { url, title, content } => {
            html! { <a href={url.to_rc()} title={title.clone()}>{inlines(content, locale)}</a> }
        }
        Inline::Image(image) => inline_image(image),
        Inline::Footnote(reference) => footnote_reference(*reference, locale),
        // A line end in the source is a space; the browser folds it with its neighbours.
        Inline::SoftBreak => html! { {"\n"} },
        Inline::HardBreak => html! { <br /> },
    }
}

fn footnote_reference(reference: FootnoteReference, locale: &Locale) -> Html {
    let FootnoteReference { number, occurrence } = reference;
    let name = number.to_string();
    let label = locale.strings.article.footnote.replace("{}", &name);
    html! {
        <sup class="note-reference">
            <a role="doc-noteref" id={reference_id(number, occurrence)} href={fragment(&note_id(number))}
                aria-label={label}>
                {name}
            </a>
        </sup>
    }
}

/// The address of the element with this `id`.
pub(super) fn fragment(id: &str) -> String {
    format!("#{id}")
}

/// The `id` of a note.
pub(super) fn note_id(number: usize) -> String {
    format!("note-{number}")
}

/// The `id` of a reference to a note.
pub(super) fn reference_id(number: usize, occurrence: usize) -> String {
    format!("note-{number}-reference-{occurrence}")
}
