//! The panels of related links: a part of the module of its own. It comes where they are about to be seen, or once the page has
//! been quiet for a while: a first view on a phone does without it, and has their links.

use std::cell::Cell;

use yew::prelude::*;

use crate::part::{IS_SPLIT, PartMissing};
use crate::related::{RelatedPanels, RelatedPanelsProps, plain_panels};

/// Draws them.
type Draw = fn(RelatedPanelsProps) -> Html;

thread_local! {
    /// What draws them, once it is here; where the module is whole, from the start.
    static DRAW: Cell<Option<Draw>> = const { Cell::new(if IS_SPLIT { None } else { Some(draw) }) };
}

part! {
    related:
    /// What draws them.
    fn drawing() -> Result<Draw, PartMissing> {
        Ok(draw)
    }
}

fn draw(props: RelatedPanelsProps) -> Html {
    html! { <RelatedPanels ..props /> }
}

/// Whether they cannot be drawn yet.
pub(super) fn is_away() -> bool {
    DRAW.get().is_none()
}

/// Brings what draws them. Where it does not come, their links stay as they are.
pub(super) async fn bring() {
    if let Ok(draw) = drawing().await {
        DRAW.set(Some(draw));
    }
}

/// The panels, where `as_panels` and they can be drawn; else their links.
pub(super) fn related(props: RelatedPanelsProps, as_panels: bool) -> Html {
    match DRAW.get().filter(|_| as_panels) {
        Some(draw) => draw(props),
        None => plain_panels(&props),
    }
}
