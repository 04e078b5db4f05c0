//! Mute and volume, where the platform lets a page set them.

use yew::prelude::*;

use super::icons::{Icon, draw};
use crate::audio::command::Command;
use crate::audio::engine_dom::number_of;
use crate::i18n::Locale;

/// Properties of [`VolumeControl`].
#[derive(Properties, PartialEq)]
pub struct VolumeControlProps {
    /// 0 to 1.
    pub volume: f64,
    pub muted: bool,
    pub locale: Locale,
    pub run: Callback<Command>,
}

/// The button and the slider.
#[component]
pub fn VolumeControl(props: &VolumeControlProps) -> Html {
    let strings = &props.locale.strings.player;
    let silent = props.muted || props.volume == 0.0;
    let (label, icon) = if props.muted {
        (strings.unmute, Icon::Muted)
    } else {
        (strings.mute, if silent { Icon::Muted } else { Icon::Loud })
    };
    let percent = if props.muted {
        0.0
    } else {
        (props.volume * 100.0).round()
    };
    let oninput = {
        let run = props.run.clone();
        move |event: InputEvent| {
            if let Some(percent) = number_of(&event) {
                run.emit(Command::SetVolume(percent / 100.0));
            }
        }
    };
    html! {
        <div class="player-volume" dir="ltr">
            <button type="button" class="player-button" aria-label={label} title={label} aria-keyshortcuts="M"
                onclick={props.run.reform(|_| Command::ToggleMute)}>
                { draw(icon) }
            </button>
            <span class="player-range player-loudness">
                <svg class="player-track" aria-hidden="true" focusable="false">
                    <rect class="player-track-played" width={format!("{percent}%")} height="100%" />
                </svg>
                <input type="range" class="player-slider" min="0" max="100" step="5" value={percent.to_string()}
                    aria-label={strings.volume} aria-valuetext={format!("{percent}%")} {oninput} />
            </span>
        </div>
    }
}
