//! Words set apart: quotes, pull quotes, alerts.

use yew::prelude::*;

use super::blocks::blocks;
use super::context::RenderContext;
use super::inlines::inlines;
use article::{Alert, Block, Inline};

/// A quote or a pull quote with its source.
pub(super) fn quote(
    id: AttrValue,
    class: &'static str,
    content: &[Block],
    attribution: Option<&[Inline]>,
    context: RenderContext<'_>,
) -> Html {
    html! {
        <figure {class} {id}>
            <blockquote>{blocks(content, context)}</blockquote>
            if let Some(name) = attribution {
                <figcaption class="attribution">{inlines(name, context.locale)}</figcaption>
            }
        </figure>
    }
}

/// A box with a label.
pub(super) fn alert(id: AttrValue, kind: Alert, content: &[Block], context: RenderContext<'_>) -> Html {
    let [note, tip, important, warning, caution] = context.locale.strings.article.alerts;
    let (class, label) = match kind {
        Alert::Note => ("alert note", note),
        Alert::Tip => ("alert tip", tip),
        Alert::Important => ("alert important", important),
        Alert::Warning => ("alert warning", warning),
        Alert::Caution => ("alert caution", caution),
    };
    html! {
        <div role="note" {id} {class} aria-label={label}>
            <p class="alert-label" aria-hidden="true">{label}</p>
            {blocks(content, context)}
        </div>
    }
}
