//! The panels of related links as a part of the module of its own. It comes when the panels are about to be seen, or after
//! the page has been quiet for a while: a first view on a phone does without it, and has plain links
//! (`docs/decisions/0019-what-a-first-view-does-without.md`).

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
