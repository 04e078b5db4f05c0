//! The slider of the position between the elapsed and the remaining time.
//!
//! Time runs from left to right in every language: Material Design ("Bidirectionality", media) and the players of
//! YouTube and Android keep the direction of tape in Arabic and Hebrew too, and the sign on the play button points that
//! way. So the row is `dir="ltr"` and the right arrow key goes forward everywhere.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::audio::command::Command;
use crate::audio::engine_dom::number_of;
use crate::audio::heard::Span;
use crate::i18n::{Locale, clock};

/// Assistive technology moves a slider by single steps, without keys or pointers; speech wants larger ones.
const ASSISTED_SECS: f64 = 5.0;

/// The slider's step, in seconds.
const STEP_SECS: f64 = 0.1;

/// Properties of [`Timeline`].
#[derive(Properties, PartialEq)]
pub struct TimelineProps {
    pub position: f64,
    pub duration: Option<f64>,
    /// Whether the reader is dragging.
    pub scrubbing: bool,
    pub buffered: Rc<[Span]>,
    /// Whether it moves by itself.
    pub playing: bool,
    pub busy: bool,
    /// How often it was sent somewhere.
    pub jumps: u32,
    pub locale: Locale,
    pub run: Callback<Command>,
}

/// What the slider says of itself. It follows the reader's own moves at once; while it only plays it keeps still under
/// the focus, where a screen reader would read out every change, and elsewhere follows every ten seconds.
#[derive(Debug, Default)]
struct SpokenPosition {
    secs: f64,
    jumps: u32,
    duration: Option<f64>,
}

impl SpokenPosition {
    fn settle(&mut self, props: &TimelineProps, focused: bool) -> f64 {
        let moved = self.jumps != props.jumps || self.duration != props.duration || props.scrubbing;
        let drifted = (self.secs - props.position).abs() >= 10.0;
        if moved || !props.playing || (drifted && !focused) {
            *self = Self {
                secs: props.position,
                jumps: props.jumps,
                duration: props.duration,
            };
        }
        self.secs
    }
}

/// The row of times and slider.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    let strings = &props.locale.strings.player;
    let focused = use_state_eq(|| false);
    let spoken = use_mut_ref(SpokenPosition::default);
    let spoken_secs = spoken.borrow_mut().settle(props, *focused);
    let end = props.duration.map(clock);
    let valuetext = match &end {
        Some(end) => strings
            .position
            .replacen("{}", &clock(spoken_secs), 1)
            .replacen("{}", end, 1),
        None => clock(spoken_secs),
    };
    // Left plain: at another speed it is still the recording's own time, as the elapsed side is. Of whole seconds, so
    // that both sides change at once.
    let remaining = props.duration.map_or_else(
        || "–:––".to_owned(),
        |duration| format!("\u{2212}{}", clock(duration.floor() - props.position.floor())),
    );
    // The room that the longest time takes, so that nothing moves as it passes ten minutes.
    let digits = end.as_deref().map_or(4, str::len).clamp(4, 8).to_string();

    html! {
        <div class="player-timeline" dir="ltr" data-digits={digits} aria-busy={props.busy.then_some("true")}>
            <span class="player-time" part="time">
                <span class="visually-hidden">{ strings.elapsed }{ " " }</span>{ clock(props.position) }
            </span>
            <SeekSlider position={props.position} duration={props.duration} scrubbing={props.scrubbing}
                buffered={props.buffered.clone()} {valuetext} label={strings.seek} run={props.run.clone()}
                onfocused={ let focused = focused.setter(); move |now| focused.set(now) } />
            <span class="player-time player-time-left" part="time">
                <span class="visually-hidden">{ strings.remaining }{ " " }</span>{ remaining }
            </span>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct SeekSliderProps {
    position: f64,
    duration: Option<f64>,
    scrubbing: bool,
    buffered: Rc<[Span]>,
    valuetext: String,
    label: AttrValue,
    run: Callback<Command>,
    onfocused: Callback<bool>,
}

/// A native range over a drawing of what is played and downloaded.
#[component]
fn SeekSlider(props: &SeekSliderProps) -> Html {
    let dragging = use_memo((), |()| Cell::new(false));
    let duration = props.duration.unwrap_or_default();
    let share = |secs: f64| {
        if duration > 0.0 {
            (secs / duration * 100.0).clamp(0.0, 100.0)
        } else {
            0.0
        }
    };
    let percent = |secs: f64| format!("{:.2}%", share(secs));
    let length = |span: &Span| format!("{:.2}%", (share(span.end) - share(span.start)).max(0.0));

    let oninput = {
        let (run, dragging, shown, scrubbing) = (
            props.run.clone(),
            Rc::clone(&dragging),
            props.position,
            props.scrubbing,
        );
        move |event: InputEvent| {
            let Some(secs) = number_of(&event) else { return };
            let step = secs - to_step(shown);
            run.emit(if dragging.get() || scrubbing {
                Command::Scrub(secs)
            } else if step.abs() < STEP_SECS * 1.5 {
                Command::SeekBy(ASSISTED_SECS.copysign(step))
            } else {
                Command::SeekTo(secs)
            });
        }
    };
    // One of these ends every drag: WebKit on iOS cancels the pointer in its middle, and Chromium fires no `change`
    // where the slider returns to where it was taken up.
    let finish = {
        let (run, dragging, shown, scrubbing) = (
            props.run.clone(),
            Rc::clone(&dragging),
            props.position,
            props.scrubbing,
        );
        Callback::from(move |()| {
            dragging.set(false);
            if scrubbing {
                run.emit(Command::SeekTo(shown));
            }
        })
    };
    let onblur = {
        let (finish, onfocused) = (finish.clone(), props.onfocused.clone());
        move |_: FocusEvent| {
            finish.emit(());
            onfocused.emit(false);
        }
    };
    html! {
        <div class="player-range player-seek">
            <svg class="player-track" aria-hidden="true" focusable="false">
                <g class="player-track-buffered">
                    { for props.buffered.iter().map(|span| html! {
                        <rect x={percent(span.start)} width={length(span)} height="100%" />
                    }) }
                </g>
                <rect class="player-track-played" width={percent(props.position)} height="100%" />
            </svg>
            <input type="range" class="player-slider" part="seek" min="0" max={to_step(duration).to_string()}
                step={STEP_SECS.to_string()} value={to_step(props.position).to_string()} disabled={props.duration.is_none()}
                aria-label={props.label.clone()} aria-valuetext={props.valuetext.clone()}
                onpointerdown={ let dragging = Rc::clone(&dragging); move |_| dragging.set(true) }
                {oninput}
                onchange={finish.reform(|_| ())} onpointerup={finish.reform(|_| ())} ontouchend={finish.reform(|_| ())}
                onfocus={props.onfocused.reform(|_| true)} {onblur} />
        </div>
    }
}

/// To the slider's step, written as a range input writes its value, so that it is not set again while it is dragged.
fn to_step(secs: f64) -> f64 {
    (secs * 10.0).round() / 10.0
}
