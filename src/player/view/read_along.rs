//! What stands in the page beside the text while one reads along.

use yew::prelude::*;

use super::ControlsContext;
use super::icons::{Icon, draw};
use crate::i18n::{PlayerStrings, fill};
use crate::player::highlight::ReadAlong;
use crate::player::state::command::Command;

/// A layer of no size over the article: the spoken line's own element, boxes for engines without highlights, and the button of
/// one paragraph. There is one button at a time, and another one for each paragraph (the key), so that a screen reader says
/// the new name when the focus goes on to it.
pub fn along(following: &ReadAlong, strings: &PlayerStrings) -> Html {
    let ReadAlong { look, layer, .. } = following;
    let button = look.able.then(|| {
        let label = fill(strings.listen_from, &following.name);
        html! {
            <button key={look.passage} ref={&following.button} type="button" class="along-from"
                data-shown={look.shown.then_some("")} aria-label={label.clone()} title={label}
                onclick={&following.on_click} onfocus={&following.on_focus} onblur={&following.on_blur}
                onkeydown={&following.on_key}>
                <span class="along-from-disc">{ draw(Icon::FROM_HERE) }</span>
            </button>
        }
    });
    html! {
        <div ref={layer} class="along">
            <div class="along-line"></div>
            <svg class="along-boxes" aria-hidden="true" focusable="false"><path /><path /><path /></svg>
            <div>{ button }</div>
        </div>
    }
}

/// The button that leads back to what is spoken, at the foot of the window.
pub fn way_back(context: ControlsContext<'_>, node: &NodeRef) -> Html {
    html! {
        <button ref={node} type="button" class="along-back" popover="manual" onclick={context.asks(Command::LeadBack)}>
            { draw(Icon::LEAD_BACK) }{ context.strings.lead_back }
        </button>
    }
}
