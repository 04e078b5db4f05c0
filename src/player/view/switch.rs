//! A switch.

use yew::prelude::*;

/// A switch named `name`. As a button, it is pressed by Space and Enter, and needs no room for a box.
pub fn switch(name: &'static str, on: bool, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="player-action" role="switch" aria-checked={if on { "true" } else { "false" }}
            {onclick}>
            <span class="player-switch"></span><span>{ name }</span>
        </button>
    }
}
