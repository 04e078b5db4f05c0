//! A native slider over a drawing.

use yew::prelude::*;

use super::read_with;
use crate::player::platform::form_control::number_of;
use crate::player::state::decimal;

/// The reader's actions on a slider.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SliderAction {
    /// Begins to drag it.
    Grab,
    /// Moves it to this value.
    Move(f64),
    /// Releases it. Sent more than once.
    Release,
    Focus,
    Blur,
}

/// A slider from 0 to `max`.
pub struct Range<'a> {
    pub class: &'static str,
    pub part: Option<&'static str>,
    pub max: f64,
    pub step: &'static str,
    /// `None` if it cannot be moved; it is then at 0.
    pub value: Option<f64>,
    /// The lightly filled parts, as shares of the whole from 0 to 1.
    pub buffered: &'a [(f64, f64)],
    /// The filled part, as a share of the whole.
    pub filled: f64,
    pub label: &'static str,
    pub valuetext: String,
    pub on: Callback<SliderAction>,
}

impl Range<'_> {
    pub fn draw(self) -> Html {
        let on = &self.on;
        let oninput = read_with(on, |event: InputEvent| number_of(&event).map(SliderAction::Move));
        let value = self.value.unwrap_or_default();
        html! {
            <div class={self.class}>
                <svg class="player-track" aria-hidden="true" focusable="false">
                    <g class="player-track-buffered">
                        { for self.buffered.iter().map(|(start, end)| html! {
                            <rect x={percent(*start)} width={percent(end - start)} height="100%" />
                        }) }
                    </g>
                    <rect class="player-track-played" width={percent(self.filled)} height="100%" />
                </svg>
                // One of three events ends every drag: WebKit on iOS cancels the pointer in its middle, and Chromium
                // fires no `change` if the slider returns to where it began.
                <input type="range" class="player-slider" part={self.part} min="0" max={decimal::write(self.max)}
                    step={self.step} value={decimal::write(value)} disabled={self.value.is_none()}
                    aria-label={self.label} aria-valuetext={self.valuetext} {oninput}
                    onpointerdown={sends(on, SliderAction::Grab)} onpointerup={sends(on, SliderAction::Release)}
                    ontouchend={sends(on, SliderAction::Release)} onchange={sends(on, SliderAction::Release)}
                    onfocus={sends(on, SliderAction::Focus)} onblur={sends(on, SliderAction::Blur)} />
            </div>
        }
    }
}

fn sends<E: 'static>(on: &Callback<SliderAction>, action: SliderAction) -> Callback<E> {
    on.reform(move |_| action)
}

fn percent(share: f64) -> String {
    decimal::write(share * 100.0) + "%"
}
