//! The controls of reading along beside the text.

use yew::prelude::*;

use super::ControlsContext;
use super::icons::{Icon, draw};
use crate::i18n::{PlayerStrings, fill};
use crate::player::highlight::ReadAlong;
use crate::player::state::command::Command;

/// A layer without size over the article: the element for the spoken line, boxes for engines without highlights, and
/// the button of one paragraph. There is one button at a time. Its key differs by paragraph, so that a screen reader
/// reads the new name when the focus moves.
pub fn read_along(following: &ReadAlong, strings: &PlayerStrings) -> Html {
    let ReadAlong { controls, layer, .. } = following;
    let button = controls.able.then(|| {
        let label = fill(strings.listen_from, &following.name);
        html! {
            <button key={controls.passage} ref={&following.button} type="button" class="along-from"
                data-shown={controls.shown.then_some("")} aria-label={label.clone()} title={label}
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

/// The button that returns to the spoken line, at the foot of the window.
pub fn return_button(context: ControlsContext<'_>, node: &NodeRef) -> Html {
    html! {
        <button ref={node} type="button" class="along-back" popover="manual" onclick={context.sends(Command::ReturnToSpoken)}>
            { draw(Icon::LEAD_BACK) }{ context.strings.lead_back }
        </button>
    }
}
