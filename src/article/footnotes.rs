//! The notes at the foot, each with a way back to every place that refers to it.

use yew::prelude::*;

use super::blocks::blocks;
use super::inlines::{fragment, note_id, reference_id};
use super::setting::Setting;
use crate::dom::{attributes, element, nodes, text};
use article::Footnote;

/// The notes; nothing where there are none.
pub(super) fn footnotes(notes: &[Footnote], setting: Setting<'_>) -> Html {
    if notes.is_empty() {
        return Html::default();
    }
    let strings = &setting.locale.strings.article;
    let items = notes.iter().map(|note| {
        let ways_back = (1..=note.references).map(|occurrence| {
            let place = if note.references > 1 {
                format!("{}-{occurrence}", note.number)
            } else {
                note.number.to_string()
            };
            let attributes = attributes![
                "class" = "way-back", "role" = "doc-backlink";
                "href" = fragment(&reference_id(note.number, occurrence)),
                "aria-label" = strings.back_to_reference.replace("{}", &place),
            ];
            element("a", attributes, text("↩\u{fe0e}"))
        });
        let content = nodes([
            blocks(&note.blocks, setting),
            element("span", attributes!["class" = "ways-back"], ways_back.collect()),
        ]);
        element(
            "li",
            attributes!["tabindex" = "-1"; "id" = note_id(note.number)],
            content,
        )
    });
    let content = nodes([
        element(
            "h2",
            attributes!["id" = "footnotes-title"],
            text(strings.footnotes),
        ),
        element("ol", attributes![], items.collect()),
    ]);
    element(
        "section",
        attributes![
            "class" = "footnotes",
            "role" = "doc-endnotes",
            "aria-labelledby" = "footnotes-title"
        ],
        content,
    )
}
