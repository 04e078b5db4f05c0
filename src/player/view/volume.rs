//! Mute and volume, if the platform lets a page set them.

use yew::prelude::*;

use super::button::button;
use super::icons::Icon;
use super::range::{Grip, Range};
use super::{ControlsContext, read_with};
use crate::player::state::command::Command;
use crate::player::state::decimal;

pub fn volume_control(context: ControlsContext<'_>) -> Html {
    let ControlsContext { state, strings, .. } = context;
    let label = if state.muted { strings.unmute } else { strings.mute };
    let volume = if state.muted { 0.0 } else { state.volume };
    let icon = if volume == 0.0 { Icon::MUTED } else { Icon::LOUD };
    let percent = (volume * 100.0).round();
    let slider = Range {
        class: "player-range player-loudness",
        part: None,
        max: 100.0,
        step: "5",
        value: Some(percent),
        buffered: &[],
        filled: volume,
        label: strings.volume,
        valuetext: decimal::write(percent) + "%",
        on: read_with(context.run, |grip| match grip {
            Grip::Bring(percent) => Some(Command::SetVolume(percent / 100.0)),
            _ => None,
        }),
    };
    html! {
        <div class="player-volume" dir="ltr">
            { button(context, icon, label.into(), "M", Command::ToggleMute) }
            { slider.draw() }
        </div>
    }
}
