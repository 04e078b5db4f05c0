//! Play, pause, back and forward.

use yew::prelude::*;

use super::icons::{Icon, draw};
use crate::audio::command::{Command, SKIP_SECS};
use crate::i18n::Locale;

/// Properties of [`PlayButton`].
#[derive(Properties, PartialEq)]
pub struct PlayButtonProps {
    /// Whether it plays or is about to.
    pub active: bool,
    /// Whether the reader waits for it.
    pub busy: bool,
    pub locale: Locale,
    pub run: Callback<Command>,
    /// So that the focus can be brought here.
    pub node: NodeRef,
}

/// The large round button.
#[component]
pub fn PlayButton(props: &PlayButtonProps) -> Html {
    let strings = &props.locale.strings.player;
    let (label, icon) = if props.active {
        (strings.pause, Icon::Pause)
    } else {
        (strings.play, Icon::Play)
    };
    let onclick = props.run.reform(|_| Command::Toggle);
    html! {
        <button ref={props.node.clone()} type="button" class="player-play" part="play-button" aria-label={label}
            title={label} aria-keyshortcuts="K" data-busy={props.busy.then_some("")} {onclick}>
            { draw(icon) }
            <svg class="player-spinner" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
                <circle cx="32" cy="32" r="30" />
            </svg>
        </button>
    }
}

/// Properties of [`SkipButtons`].
#[derive(Properties, PartialEq)]
pub struct SkipButtonsProps {
    pub locale: Locale,
    pub run: Callback<Command>,
}

/// Back and forward, in the order of time in every language.
#[component]
pub fn SkipButtons(props: &SkipButtonsProps) -> Html {
    let strings = &props.locale.strings.player;
    let skip = |text: &str, icon: Icon, secs: f64, key: &'static str| {
        let label = AttrValue::from(text.replace("{}", &SKIP_SECS.to_string()));
        let onclick = props.run.reform(move |_| Command::SeekBy(secs));
        html! {
            <button type="button" class="player-button" aria-label={label.clone()} title={label}
                aria-keyshortcuts={key} {onclick}>
                { draw(icon) }
            </button>
        }
    };
    html! {
        <div class="player-skips" dir="ltr">
            { skip(strings.back, Icon::Back, -SKIP_SECS, "J") }
            { skip(strings.forward, Icon::Forward, SKIP_SECS, "L") }
        </div>
    }
}
