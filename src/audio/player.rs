//! The audio player.

use yew::prelude::*;

use super::command::Command;
use super::components::{
    Disclosure, PlayButton, SkipButtons, SpeedChoice, Timeline, Trouble, VolumeControl, discloses,
};
use super::control::PlayerControl;
use super::engine_dom::{focus, with_press};
use super::event::PlayerEvent;
use super::hooks::{Playing, use_lasting, use_playback, use_unique_id};
use super::keys::command;
use crate::i18n::Locale;
use crate::model::{Narration, Shared};

/// A wait is spoken of after so long.
const SLOW_MS: i32 = 1_000;

/// Properties of [`Player`].
#[derive(Properties, PartialEq)]
pub struct PlayerProps {
    /// What to play.
    pub narration: Shared<Narration>,
    /// The article's headline, for the system's own media controls.
    pub title: AttrValue,
    /// The interface's language.
    pub locale: Locale,
    /// Through which the element's methods reach this player.
    #[prop_or_default]
    pub control: PlayerControl,
    /// Told what happens.
    #[prop_or_default]
    pub on_event: Callback<PlayerEvent>,
}

/// The player with its controls.
#[component]
pub fn Player(props: &PlayerProps) -> Html {
    let PlayerProps {
        narration, locale, ..
    } = props;
    let strings = &locale.strings.player;
    let Playing { state, run, audio } = use_playback(narration, &props.control, locale, &props.on_event);
    let play_button = use_node_ref();
    let disclosure_id = use_unique_id("player-disclosure");
    let slow = use_lasting(state.phase.is_busy(), SLOW_MS);

    let onkeydown = {
        let run = run.clone();
        move |event: KeyboardEvent| {
            if let Some(command) = with_press(&event, command) {
                event.prevent_default();
                run.emit(command);
            }
        }
    };
    let onretry = {
        let (run, play_button) = (run.clone(), play_button.clone());
        move |()| {
            run.emit(Command::Retry);
            // The Retry button is about to go, and the focus would go with it.
            focus(&play_button);
        }
    };

    html! {
        <section class="player" part="player" lang={locale.tag().to_owned()} dir={locale.direction().as_str()}
            aria-label={strings.region} data-phase={state.phase.as_str()}
            aria-describedby={discloses(narration).then(|| disclosure_id.clone())} {onkeydown}>
            <audio ref={audio} preload="none" />
            <div class="player-controls">
                <p class="player-heading">{ strings.heading }</p>
                <PlayButton active={state.phase.is_active()} busy={state.phase.is_busy()} locale={locale.clone()}
                    run={run.clone()} node={play_button} />
                <div class="player-tools">
                    <SkipButtons locale={locale.clone()} run={run.clone()} />
                    if state.volume_settable {
                        <VolumeControl volume={state.volume} muted={state.muted} locale={locale.clone()}
                            run={run.clone()} />
                    }
                    <SpeedChoice rate={state.rate} locale={locale.clone()} run={run.clone()} />
                </div>
                <Timeline position={state.shown_position()} duration={state.duration()}
                    scrubbing={state.scrub.is_some()} buffered={state.buffered.clone()}
                    playing={state.phase.is_active()} busy={state.phase.is_busy()} jumps={state.jumps}
                    locale={locale.clone()} run={run.clone()} />
            </div>
            <Trouble failure={state.phase.failure()} locale={locale.clone()} {onretry} />
            <Disclosure narration={narration.clone()} locale={locale.clone()} id={disclosure_id} />
            <p class="visually-hidden" role="status">{ if slow { strings.loading } else { "" } }</p>
        </section>
    }
}
