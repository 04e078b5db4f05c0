//! The icons of the buttons, on a field of 24 by 24. Assistive technology ignores them: every button has a name.
//! Icons of tape and time are not mirrored in right-to-left languages (Material Design, "Bidirectionality").

use yew::prelude::*;

/// An icon. Constants rather than an enum, so that a part of the module holds only the icons that it draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon {
    /// Path data of the lines.
    lines: &'static str,
    /// Path data of the filled areas.
    solid: &'static str,
    /// Whether it shows the number of seconds.
    seconds: bool,
}

const SPEAKER: &str = "M3.5 9.2v5.6h3.7l4.8 4.4V4.8L7.2 9.2z";

impl Icon {
    const fn new(lines: &'static str, solid: &'static str) -> Self {
        Self {
            lines,
            solid,
            seconds: false,
        }
    }

    pub const PLAY: Self = Self::new(
        "",
        "M8 5.1v13.8a.6.6 0 0 0 .92.5l10.7-6.9a.6.6 0 0 0 0-1L8.92 4.6A.6.6 0 0 0 8 5.1Z",
    );
    pub const PAUSE: Self = Self::new("", "M7 4.5h3.2v15H7zM13.8 4.5H17v15h-3.2z");
    pub const BACK: Self = Self {
        seconds: true,
        ..Self::new("M7.2 5.9A8.2 8.2 0 1 1 3.8 12.4", "M9.6 2.2v6.9L4.5 5.7z")
    };
    pub const FORWARD: Self = Self {
        seconds: true,
        ..Self::new("M16.8 5.9a8.2 8.2 0 1 0 3.4 6.5", "M14.4 2.2v6.9l5.1-3.4z")
    };
    pub const LOUD: Self = Self::new(
        "M15 8.8a4.6 4.6 0 0 1 0 6.4M17.6 6.2a8.3 8.3 0 0 1 0 11.6",
        SPEAKER,
    );
    pub const MUTED: Self = Self::new("m15.3 9.3 5.4 5.4M20.7 9.3l-5.4 5.4", SPEAKER);
    pub const CHEVRON: Self = Self::new("m7 10 5 5 5-5", "");
    pub const WARNING: Self = Self::new("M12 3.6 21 19.5H3zM12 9.5v4.6M12 16.6v.2", "");
    pub const SPARK: Self = Self::new(
        "",
        "M12 3c.7 5.2 3.1 7.9 9 9-5.9 1.1-8.3 3.8-9 9-.7-5.2-3.1-7.9-9-9 5.9-1.1 8.3-3.8 9-9Z",
    );
    pub const MORE: Self = Self::new(
        "",
        "M5.5 10.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Zm6.5 0a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Zm6.5 0a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z",
    );
    pub const CLOSE: Self = Self::new("m6.5 6.5 11 11M17.5 6.5l-11 11", "");
    pub const DOWNLOAD: Self = Self::new("M12 4v10.5M7.5 10.2 12 14.7l4.5-4.5M5 19.2h14", "");
    pub const LINK: Self = Self::new(
        "M10.2 13.8a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M13.8 10.2a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1",
        "",
    );
    pub const KEYS: Self = Self::new(
        "M3.5 6.5h17v11h-17zM7 10h.1M10.3 10h.1M13.6 10h.1M17 10h.1M8.5 14h7",
        "",
    );
    pub const SENTENCE_BACK: Self = Self::new("M11 8h9.5M11 12h9.5M11 16h5.5", "M8 7.6v8.8L2.6 12z");
    pub const SENTENCE_FORWARD: Self = Self::new("M3.5 8H13M3.5 12H13M3.5 16H9", "M16 7.6v8.8l5.4-4.4z");
    pub const PLAY_NEXT: Self = Self::new("M4 6.5h16M4 11.5h8M4 16.5h8", "M15 11.2v8.6l6.6-4.3z");
    pub const UPDATED: Self = Self::new(
        "M12 7.2V12l3.4 2M4.2 9.6a8.2 8.2 0 1 1-.3 4",
        "M2.2 6.6l4.9-.6-1.6 4.7z",
    );
    pub const TRANSCRIPT: Self = Self::new("M6 3.5h9l4 4v13H6zM14.5 3.5V8H19M9 12h7M9 16h5", "");
    pub const CHECK: Self = Self::new("m5 12.5 4.8 4.8L19.5 7.6", "");
    pub const UP: Self = Self::new("M12 19V5.5M6.2 11 12 5.2l5.8 5.8", "");
    pub const DOWN: Self = Self::new("M12 5v13.5M6.2 13l5.8 5.8 5.8-5.8", "");
    pub const FROM_HERE: Self = Self::new("M3.5 6.5h17M14.5 12h6M14.5 17.5h6", "M3.5 10.2v8.2l7-4.1z");
    pub const LEAD_BACK: Self = Self::new("M3.5 6h17M3.5 12h6M3.5 18h17", "M20.5 8.6v6.8L13.2 12z");
}

pub fn draw(icon: Icon) -> Html {
    let Icon {
        lines,
        solid,
        seconds,
    } = icon;
    // An empty path renders nothing (SVG 2, section 9.3.2).
    html! {
        <svg class="player-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path class="player-icon-line" d={lines} />
            <path d={solid} />
            if seconds {
                <text class="player-icon-text" x="12" y="16.1" text-anchor="middle">{ "15" }</text>
            }
        </svg>
    }
}

/// The ring around the play button while the reader waits.
pub fn spinner() -> Html {
    html! {
        <svg class="player-spinner" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
            <circle cx="32" cy="32" r="30" />
        </svg>
    }
}
