//! A small button with a sign.

use yew::prelude::*;

use super::Board;
use super::icons::{Icon, draw};
use crate::player::state::command::Command;

/// The button that pauses and lets the bar go.
pub fn dismiss_button(board: Board<'_>) -> Html {
    let label = board.strings.close;
    html! {
        <button type="button" class="player-button player-dismiss" aria-label={label} title={label}
            onclick={board.asks(Command::Dismiss)}>
            { draw(Icon::CLOSE) }
        </button>
    }
}

/// A button named `label`, with the key that does the same.
pub fn button(board: Board<'_>, icon: Icon, label: AttrValue, key: &'static str, command: Command) -> Html {
    html! {
        <button type="button" class="player-button" aria-label={label.clone()} title={label} aria-keyshortcuts={key}
            onclick={board.asks(command)}>
            { draw(icon) }
        </button>
    }
}
