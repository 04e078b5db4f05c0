//! The slider of the position between the elapsed and the remaining time.
//!
//! Time runs from left to right in every language: Material Design ("Bidirectionality", media) and the players of
//! YouTube and Android keep the direction of tape in Arabic and Hebrew too, and the icon on the play button points
//! that way. So the row is `dir="ltr"`, and the right arrow key goes forward everywhere.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use super::face::Timeline;
use super::range::{Range, SliderAction};
use super::{ControlsContext, read_with};
use crate::i18n::{clock, fill};
use crate::player::state::command::Command;
use crate::player::state::decimal::within;
use crate::player::state::playback::Engine;
use crate::player::state::player_state::PlayerState;

/// Assistive technology moves a slider by single steps, without keys or pointers; speech needs larger ones.
const ASSISTED_SECS: f64 = 5.0;

/// The slider's step, in seconds.
const STEP_SECS: f64 = 0.1;

/// The state of the slider between two renderings.
#[derive(Debug, Default)]
pub struct SliderMemory {
    dragging: Cell<bool>,
    focused: Cell<bool>,
    spoken: RefCell<SpokenPosition>,
}

/// The position that the slider speaks. It follows the reader's own moves at once. While it only plays it stays the
/// same under the focus, where a screen reader would read every change, and otherwise changes every ten seconds.
#[derive(Debug, Default)]
struct SpokenPosition {
    secs: f64,
    jumps: u32,
    duration: Option<f64>,
}

impl SpokenPosition {
    fn fit_to_length(&mut self, state: &PlayerState, focused: bool) -> f64 {
        let (position, duration) = (state.shown_position(), state.duration());
        let moved = self.jumps != state.jumps || self.duration != duration || state.scrub.is_some();
        let drifted = (self.secs - position).abs() >= 10.0;
        if moved || !state.phase.is_active() || (drifted && !focused) {
            *self = Self {
                secs: position,
                jumps: state.jumps,
                duration,
            };
        }
        self.secs
    }
}

/// The row of times and slider.
pub fn timeline(context: ControlsContext<'_>, memory: &Rc<SliderMemory>) -> Html {
    let ControlsContext { state, strings, .. } = context;
    let (position, duration) = (state.shown_position(), state.duration());
    let spoken_secs = memory
        .spoken
        .borrow_mut()
        .fit_to_length(state, memory.focused.get());
    let end = duration.map(clock);
    let spoken = clock(spoken_secs);
    let valuetext = match &end {
        Some(end) => fill(&fill(strings.position, &spoken), end),
        None => spoken,
    };
    // The remaining time is that of the reader: at speed 2 half of it. In whole seconds, so that both sides change at
    // once. The length of speech is an estimate and is marked as one.
    let sign = match state.engine {
        Engine::Media => "\u{2212}",
        Engine::Speech => "\u{2248}",
    };
    let remaining = duration.map_or_else(
        || "–:––".to_owned(),
        |duration| sign.to_owned() + &clock((duration.floor() - position.floor()) / state.rate),
    );
    // The width of the longest time, so that nothing moves when it passes ten minutes.
    let digits = end.as_deref().map_or(4, str::len).clamp(4, 8).to_string();

    let share = |secs: f64| match duration {
        Some(duration) => within(secs / duration, 0.0, 1.0),
        None => 0.0,
    };
    let buffered: Vec<(f64, f64)> = state
        .buffered
        .iter()
        .map(|span| (share(span.start), share(span.end)))
        .collect();
    let slider = Range {
        class: "player-range player-seek",
        part: Some("seek"),
        max: to_step(duration.unwrap_or_default()),
        step: "0.1",
        value: duration.map(|_| to_step(position)),
        buffered: &buffered,
        filled: share(position),
        label: strings.seek,
        valuetext,
        on: on_slider(context, memory),
    };
    Timeline {
        elapsed: time(strings.elapsed, clock(position)),
        slider: slider.draw(),
        remaining: time(strings.remaining, remaining),
        digits: Some(digits.into()),
        is_busy: state.phase.is_busy(),
        is_hidden: false,
    }
    .draw()
}

fn time(name: &'static str, time: String) -> Html {
    html! { <><span class="visually-hidden">{ name }{ " " }</span>{ time }</> }
}

/// The commands of the slider.
fn on_slider(context: ControlsContext<'_>, memory: &Rc<SliderMemory>) -> Callback<SliderAction> {
    let memory = Rc::clone(memory);
    let (shown, scrubbing) = (context.state.shown_position(), context.state.scrub.is_some());
    read_with(context.run, move |action| {
        match action {
            SliderAction::Move(secs) => {
                let step = secs - to_step(shown);
                return Some(if memory.dragging.get() || scrubbing {
                    Command::Scrub(secs)
                } else if step.abs() < STEP_SECS * 1.5 {
                    Command::SeekBy(ASSISTED_SECS.copysign(step))
                } else {
                    Command::SeekTo(secs)
                });
            }
            SliderAction::Grab => {
                memory.dragging.set(true);
                return None;
            }
            SliderAction::Focus => {
                memory.focused.set(true);
                return None;
            }
            SliderAction::Blur => memory.focused.set(false),
            SliderAction::Release => {}
        }
        memory.dragging.set(false);
        scrubbing.then_some(Command::SeekTo(shown))
    })
}

/// Rounds to the slider's step, as a range input writes its value, so that it is not set again while it is dragged.
fn to_step(secs: f64) -> f64 {
    (secs * 10.0).round() / 10.0
}
