//! Signs, drawn on a grid of 16 in the colour of the text.

use yew::prelude::*;

/// Headphones: this can be listened to.
#[component]
pub fn HeadphonesIcon() -> Html {
    html! {
        <svg class="related-icon" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor"
            stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
            <path d="M2.25 11V8.5a5.75 5.75 0 0 1 11.5 0V11" />
            <path d="M2.25 9.75h1.5a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1h-.5a1 1 0 0 1-1-1z" />
            <path d="M13.75 9.75h-1.5a1 1 0 0 0-1 1v2a1 1 0 0 0 1 1h.5a1 1 0 0 0 1-1z" />
        </svg>
    }
}
