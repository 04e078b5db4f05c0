//! Play, pause, back and forward.

use yew::prelude::*;

use super::ControlsContext;
use super::button::button;
use super::face::PlayButton;
use super::icons::{Icon, draw};
use crate::i18n::fill;
use crate::player::state::command::{Command, SKIP_SECS};

/// The large round button. `node` lets the focus move to it.
pub fn play_button(context: ControlsContext<'_>, node: &NodeRef) -> Html {
    let ControlsContext { state, strings, .. } = context;
    let (label, icon) = if state.is_active() {
        (strings.pause, Icon::PAUSE)
    } else {
        (context.listen.play, Icon::PLAY)
    };
    PlayButton {
        node: node.clone(),
        label,
        icon: draw(icon),
        labels: None,
        key: Some("K"),
        is_busy: state.phase.is_busy(),
        onclick: &context.sends(Command::Toggle),
    }
    .draw()
}

/// Back and forward, in the order of time in every language.
pub fn skip_buttons(context: ControlsContext<'_>) -> Html {
    let label = |text| AttrValue::from(fill(text, "15"));
    let (back, forward) = (label(context.strings.back), label(context.strings.forward));
    html! {
        <div class="player-skips" dir="ltr">
            { button(context, Icon::BACK, back, "J", Command::SeekBy(-SKIP_SECS)) }
            { button(context, Icon::FORWARD, forward, "L", Command::SeekBy(SKIP_SECS)) }
        </div>
    }
}
