//! What went wrong, and the way out.

use yew::prelude::*;

use super::icons::{Icon, draw};
use crate::audio::failure::Failure;
use crate::i18n::Locale;

/// Properties of [`Trouble`].
#[derive(Properties, PartialEq)]
pub struct TroubleProps {
    pub failure: Option<Failure>,
    pub locale: Locale,
    pub onretry: Callback<()>,
}

/// The box is always there: a live region that comes together with its text is not read out everywhere (NVDA with
/// Firefox).
#[component]
pub fn Trouble(props: &TroubleProps) -> Html {
    let strings = &props.locale.strings.player;
    let content = props.failure.map(|failure| {
        html! {
            <div class="player-trouble">
                { draw(Icon::Warning) }
                <p class="player-trouble-text">{ failure.message(strings) }</p>
                // What the browser blocked, the play button itself unblocks.
                if failure != Failure::Blocked {
                    <button type="button" class="player-retry" onclick={props.onretry.reform(|_| ())}>
                        { strings.retry }
                    </button>
                }
            </div>
        }
    });
    html! { <div class="player-alert" role="alert">{ content }</div> }
}
