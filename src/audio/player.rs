//! The audio player.

use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use yew::prelude::*;

use super::command::Command;
use super::components::{
    Board, SliderMemory, discloses, disclosure, play_button, reading, skip_buttons, speed_choice, timeline,
    trouble, volume_control,
};
use super::control::PlayerControl;
use super::engine_dom::{focus, with_press};
use super::event::PlayerEvent;
use super::hooks::{Playing, use_playback};
use super::keys::command;
use crate::i18n::Locale;
use crate::model::{Narration, Shared};

/// Properties of [`Player`].
#[derive(Properties, PartialEq)]
pub struct PlayerProps {
    /// What to play.
    pub narration: Shared<Narration>,
    /// The article's headline. Not drawn: it is kept for the system's own media controls (Media Session), which are yet
    /// to come.
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

/// What a player keeps for itself.
struct Own {
    /// An id that no other player of the page has: several may stand in one document.
    disclosure_id: AttrValue,
    slider: Rc<SliderMemory>,
}

impl Own {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed).to_string();
        Self {
            disclosure_id: ("player-disclosure-".to_owned() + &number).into(),
            slider: Rc::default(),
        }
    }
}

/// The player with its controls.
#[component]
pub fn Player(props: &PlayerProps) -> Html {
    let PlayerProps {
        narration, locale, ..
    } = props;
    let strings = &locale.strings.player;
    let Playing { state, run, audio } = use_playback(narration, &props.control, locale, &props.on_event);
    let play_node = use_node_ref();
    let own = use_memo((), |()| Own::new());
    let board = Board {
        state: &state,
        strings,
        run: &run,
    };

    let onkeydown = reading(&run, |event: KeyboardEvent| {
        let command = with_press(&event, command)?;
        event.prevent_default();
        Some(command)
    });
    let onretry = {
        let (run, play_node) = (run.clone(), play_node.clone());
        Callback::from(move |_| {
            run.emit(Command::Retry);
            // The Retry button is about to go, and the focus would go with it.
            focus(&play_node);
        })
    };

    html! {
        <section class="player" part="player" lang={locale.tag().to_owned()} dir={locale.direction().as_str()}
            aria-label={strings.region} data-phase={state.phase.as_str()}
            aria-describedby={discloses(narration).then(|| own.disclosure_id.clone())} {onkeydown}>
            <audio ref={audio} preload="none" />
            <div class="player-controls">
                <p class="player-heading">{ strings.heading }</p>
                { play_button(board, &play_node) }
                <div class="player-tools">
                    { skip_buttons(board) }
                    { state.volume_settable.then(|| volume_control(board)) }
                    { speed_choice(board) }
                </div>
                { timeline(board, &own.slider) }
            </div>
            { trouble(board, onretry) }
            { disclosure(narration, strings, &own.disclosure_id) }
            <p class="visually-hidden" role="status">{ if state.slow { strings.loading } else { "" } }</p>
        </section>
    }
}
