//! What stands inside a line.

use yew::prelude::*;

use super::figure::inline_image;
use super::math::inline_math;
use crate::dom::{attributes, element, text};
use crate::i18n::Locale;
use article::{FootnoteReference, Inline};

/// Running text. Its depth is bounded by the parser.
pub(super) fn inlines(content: &[Inline], locale: &Locale) -> Html {
    content.iter().map(|piece| inline(piece, locale)).collect()
}

fn inline(piece: &Inline, locale: &Locale) -> Html {
    let (tag, content) = match piece {
        Inline::Text(content) => return text(content.clone()),
        Inline::Code(content) => return element("code", attributes!["dir" = "ltr"], text(content.clone())),
        Inline::Math(tex) => return inline_math(tex),
        Inline::Emphasis(content) => ("em", content),
        Inline::Strong(content) => ("strong", content),
        Inline::Strikethrough(content) => ("del", content),
        Inline::Superscript(content) => ("sup", content),
        Inline::Subscript(content) => ("sub", content),
        Inline::Link { url, title, content } => {
            let attributes = attributes![; "href" = url.to_rc(), "title" = title.clone()];
            return element("a", attributes, inlines(content, locale));
        }
        Inline::Image(image) => return inline_image(image),
        Inline::Footnote(reference) => return footnote_reference(*reference, locale),
        // A line end in the source is a space; the browser folds it with its neighbours.
        Inline::SoftBreak => return text("\n"),
        Inline::HardBreak => return element("br", attributes![], Html::default()),
    };
    element(tag, attributes![], inlines(content, locale))
}

fn footnote_reference(reference: FootnoteReference, locale: &Locale) -> Html {
    let FootnoteReference { number, occurrence } = reference;
    let name = number.to_string();
    let attributes = attributes![
        "role" = "doc-noteref";
        "id" = reference_id(number, occurrence),
        "href" = fragment(&note_id(number)),
        "aria-label" = locale.strings.article.footnote.replace("{}", &name),
    ];
    let link = element("a", attributes, text(name));
    element("sup", attributes!["class" = "note-reference"], link)
}

/// The address of the element named `id`.
pub(super) fn fragment(id: &str) -> String {
    format!("#{id}")
}

/// The `id` of a note.
pub(super) fn note_id(number: usize) -> String {
    format!("note-{number}")
}

/// The `id` of a place that refers to a note.
pub(super) fn reference_id(number: usize, occurrence: usize) -> String {
    format!("note-{number}-reference-{occurrence}")
}
