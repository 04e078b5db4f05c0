//! The panels of related links, a lazy part. It is loaded when the panels are near the viewport, or some time after the
//! article is shown. Until then there are plain links, so that the first view on a phone does not need it
//! (`docs/decisions/0021-text-first.md`).

use yew::prelude::*;

use crate::related::{RelatedPanels, RelatedPanelsProps, plain_panels};

lazy_part! {
    related:
    pub(super) static PANELS: fn(RelatedPanelsProps) -> Html = draw;
}

fn draw(props: RelatedPanelsProps) -> Html {
    html! { <RelatedPanels ..props /> }
}

/// Draws the panels if the part is here and the caller wants them, or plain links.
pub(super) fn related(props: RelatedPanelsProps, as_panels: bool) -> Html {
    match PANELS.get().filter(|_| as_panels) {
        Some(draw) => draw(props),
        None => plain_panels(&props),
    }
}
