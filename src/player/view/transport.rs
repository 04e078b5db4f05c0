//! Play, pause, back and forward.

use yew::prelude::*;

use super::Board;
use super::button::button;
use super::icons::{Icon, draw, spinner};
use crate::i18n::fill;
use crate::player::state::command::{Command, SKIP_SECS};

/// The large round button; `node` is there so that the focus can be brought to it.
pub fn play_button(board: Board<'_>, node: &NodeRef) -> Html {
    let Board { state, strings, .. } = board;
    let (label, icon) = if state.is_active() {
        (strings.pause, Icon::PAUSE)
    } else {
        (board.listen.play, Icon::PLAY)
    };
    let busy = state.phase.is_busy().then_some("");
    html! {
        <button ref={node} type="button" class="player-play" part="play-button" aria-label={label} title={label}
            aria-keyshortcuts="K" data-busy={busy} onclick={board.asks(Command::Toggle)}>
            { draw(icon) }
            { spinner() }
        </button>
    }
}

/// Back and forward, in the order of time in every language.
pub fn skip_buttons(board: Board<'_>) -> Html {
    let label = |text| AttrValue::from(fill(text, "15"));
    let (back, forward) = (label(board.strings.back), label(board.strings.forward));
    html! {
        <div class="player-skips" dir="ltr">
            { button(board, Icon::BACK, back, "J", Command::SeekBy(-SKIP_SECS)) }
            { button(board, Icon::FORWARD, forward, "L", Command::SeekBy(SKIP_SECS)) }
        </div>
    }
}
