//! The signs on the buttons, drawn on a field of 24 by 24. They say nothing to assistive technology: every button has
//! a name. Signs of tape and time are not mirrored in right-to-left languages (Material Design, "Bidirectionality").

use yew::prelude::*;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Play,
    Pause,
    Back,
    Forward,
    Loud,
    Muted,
    Chevron,
    Warning,
    Spark,
}

/// The drawing of `icon`.
pub fn draw(icon: Icon) -> Html {
    const SPEAKER: &str = "M3.5 9.2v5.6h3.7l4.8 4.4V4.8L7.2 9.2z";
    let (lines, solid) = match icon {
        Icon::Play => (
            "",
            "M8 5.1v13.8a.6.6 0 0 0 .92.5l10.7-6.9a.6.6 0 0 0 0-1L8.92 4.6A.6.6 0 0 0 8 5.1Z",
        ),
        Icon::Pause => ("", "M7 4.5h3.2v15H7zM13.8 4.5H17v15h-3.2z"),
        Icon::Back => ("M7.2 5.9A8.2 8.2 0 1 1 3.8 12.4", "M9.6 2.2v6.9L4.5 5.7z"),
        Icon::Forward => ("M16.8 5.9a8.2 8.2 0 1 0 3.4 6.5", "M14.4 2.2v6.9l5.1-3.4z"),
        Icon::Loud => (
            "M15 8.8a4.6 4.6 0 0 1 0 6.4M17.6 6.2a8.3 8.3 0 0 1 0 11.6",
            SPEAKER,
        ),
        Icon::Muted => ("m15.3 9.3 5.4 5.4M20.7 9.3l-5.4 5.4", SPEAKER),
        Icon::Chevron => ("m7 10 5 5 5-5", ""),
        Icon::Warning => ("M12 3.6 21 19.5H3zM12 9.5v4.6M12 16.6v.2", ""),
        Icon::Spark => (
            "",
            "M12 3c.7 5.2 3.1 7.9 9 9-5.9 1.1-8.3 3.8-9 9-.7-5.2-3.1-7.9-9-9 5.9-1.1 8.3-3.8 9-9Z",
        ),
    };
    let seconds = matches!(icon, Icon::Back | Icon::Forward).then(|| {
        html! { <text class="player-icon-text" x="12" y="16.1" text-anchor="middle">{ "15" }</text> }
    });
    // An empty path draws nothing (SVG 2, section 9.3.2).
    html! {
        <svg class="player-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path class="player-icon-line" d={lines} />
            <path d={solid} />
            { seconds }
        </svg>
    }
}
