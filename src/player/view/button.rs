//! A small button with an icon.

use yew::prelude::*;

use super::ControlsContext;
use super::icons::{Icon, draw};
use crate::player::state::command::Command;

/// The button that pauses and hides the bar.
pub fn dismiss_button(context: ControlsContext<'_>) -> Html {
    let label = context.strings.close;
    html! {
        <button type="button" class="player-button player-dismiss" aria-label={label} title={label}
            onclick={context.asks(Command::Dismiss)}>
            { draw(Icon::CLOSE) }
        </button>
    }
}

/// A button named `label`, with the key that does the same.
pub fn button(
    context: ControlsContext<'_>,
    icon: Icon,
    label: AttrValue,
    key: &'static str,
    command: Command,
) -> Html {
    html! {
        <button type="button" class="player-button" aria-label={label.clone()} title={label} aria-keyshortcuts={key}
            onclick={context.asks(command)}>
            { draw(icon) }
        </button>
    }
}
