//! The error message, and the way out.

use yew::prelude::*;

use super::ControlsContext;
use super::icons::{Icon, draw};
use crate::player::state::failure::Failure;

/// The boxes are always there: a live region that appears together with its text is not read everywhere (NVDA with
/// Firefox). That the voice takes over is no alarm.
pub fn trouble(context: ControlsContext<'_>, onretry: Callback<MouseEvent>) -> Html {
    let strings = context.strings;
    let retry = html! {
        <button type="button" class="player-retry" onclick={onretry}>{ strings.retry }</button>
    };
    let takeover = context.state.takeover.map(|failure| {
        let words = [failure.message(strings), " ", strings.takeover].concat();
        html! {
            <div class="player-takeover">
                <p class="player-trouble-text">{ words }</p>
                { retry.clone() }
            </div>
        }
    });
    let alarm = context.state.phase.failure().map(|failure| {
        html! {
            <div class="player-trouble">
                { draw(Icon::WARNING) }
                <p class="player-trouble-text">{ failure.message(strings) }</p>
                // If the browser has blocked it, the play button itself unblocks it.
                if failure != Failure::Blocked {
                    { retry }
                }
            </div>
        }
    });
    html! {
        <>
            <div class="player-alert" role="alert">{ alarm }</div>
            <div class="player-alert" role="status">{ takeover }</div>
        </>
    }
}
