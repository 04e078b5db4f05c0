//! What went wrong, and the way out.

use yew::prelude::*;

use super::Board;
use super::icons::{Icon, draw};
use crate::audio::failure::Failure;

/// The box is always there: a live region that comes together with its text is not read out everywhere (NVDA with
/// Firefox).
pub fn trouble(board: Board<'_>, onretry: Callback<MouseEvent>) -> Html {
    let strings = board.strings;
    let content = board.state.phase.failure().map(|failure| {
        html! {
            <div class="player-trouble">
                { draw(Icon::Warning) }
                <p class="player-trouble-text">{ failure.message(strings) }</p>
                // What the browser blocked, the play button itself unblocks.
                if failure != Failure::Blocked {
                    <button type="button" class="player-retry" onclick={onretry}>{ strings.retry }</button>
                }
            </div>
        }
    });
    html! { <div class="player-alert" role="alert">{ content }</div> }
}
