//! Ties one engine to one component: made when it is mounted, silent when it goes.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlAudioElement;
use yew::prelude::*;

use crate::audio::command::Command;
use crate::audio::control::{Playback, PlayerControl};
use crate::audio::engine_media::MediaEngine;
use crate::audio::engine_storage;
use crate::audio::event::{Announcer, PlayerEvent};
use crate::audio::preferences::{faster, slower};
use crate::audio::state::{Action, PlayerState};
use crate::i18n::Locale;
use crate::model::{Narration, Shared};

/// A narration being played.
pub struct Playing {
    /// What is to be drawn.
    pub state: UseReducerHandle<PlayerState>,
    /// Takes the reader's wishes; the same callback at every rendering.
    pub run: Callback<Command>,
    /// For the `<audio>` element, which must be there from the first rendering to the last.
    pub audio: NodeRef,
}

/// Who listens to the player now; replaced at every rendering.
#[derive(Clone)]
struct Outlet {
    on_event: Callback<PlayerEvent>,
    locale: Locale,
}

type EngineCell = Rc<RefCell<Option<Rc<MediaEngine>>>>;

/// Plays `narration`; `control` follows it, `on_event` is told.
#[hook]
pub fn use_playback(
    narration: &Shared<Narration>,
    control: &PlayerControl,
    locale: &Locale,
    on_event: &Callback<PlayerEvent>,
) -> Playing {
    let audio = use_node_ref();
    let expected_secs = expected_secs(narration);
    let state = use_reducer(|| PlayerState::new(expected_secs));
    let engine: EngineCell = use_mut_ref(|| None);
    let outlet = use_mut_ref(|| Outlet {
        on_event: on_event.clone(),
        locale: locale.clone(),
    });
    outlet.replace(Outlet {
        on_event: on_event.clone(),
        locale: locale.clone(),
    });

    {
        let (audio, engine, dispatcher) = (audio.clone(), Rc::clone(&engine), state.dispatcher());
        use_effect_with((), move |()| {
            let announcer = RefCell::new(Announcer::default());
            let listen = move |action: Action, current_time: f64, duration: f64| {
                let Outlet { on_event, locale } = outlet.borrow().clone();
                let strings = &locale.strings.player;
                let event = announcer
                    .borrow_mut()
                    .announce(&action, current_time, duration, strings);
                dispatcher.dispatch(action);
                if let Some(event) = event {
                    on_event.emit(event);
                }
            };
            *engine.borrow_mut() = audio
                .cast::<HtmlAudioElement>()
                .map(|audio| MediaEngine::new(audio, engine_storage::load(), Box::new(listen)));
            move || {
                if let Some(engine) = engine.take() {
                    engine.close();
                }
            }
        });
    }
    {
        let engine = Rc::clone(&engine);
        use_effect_with(narration.sources.clone(), move |sources| {
            if let Some(engine) = engine.borrow().clone() {
                engine.set_sources(sources, expected_secs);
            }
        });
    }
    {
        let engine = Rc::clone(&engine);
        use_effect_with(narration.duration_ms, move |_| {
            if let Some(engine) = engine.borrow().clone() {
                engine.expect(expected_secs);
            }
        });
    }
    {
        let engine = Rc::clone(&engine);
        use_effect_with(control.clone(), move |control| {
            let control = control.clone();
            let playback = engine.borrow().clone().map(|engine| engine as Rc<dyn Playback>);
            if let Some(playback) = &playback {
                control.attach(Rc::clone(playback));
            }
            move || {
                if let Some(playback) = &playback {
                    control.detach(playback);
                }
            }
        });
    }

    let run = {
        let dispatcher = state.dispatcher();
        use_callback((), move |command, ()| {
            if let Command::Scrub(secs) = command {
                dispatcher.dispatch(Action::Scrub(secs));
                return;
            }
            let engine = engine.borrow().clone();
            if let Some(engine) = engine {
                obey(&engine, command);
            }
        })
    };
    Playing { state, run, audio }
}

fn expected_secs(narration: &Narration) -> Option<f64> {
    // A u64 of milliseconds loses nothing that anyone could hear.
    narration.duration_ms.map(|ms| ms as f64 / 1000.0)
}

fn obey(engine: &MediaEngine, command: Command) {
    match command {
        Command::Toggle if engine.is_paused() => engine.play(),
        Command::Toggle => engine.pause(),
        Command::Retry => engine.play(),
        Command::SeekBy(secs) => engine.seek(engine.current_time() + secs),
        Command::SeekTo(secs) => engine.seek(secs),
        // Of an unknown length this is NaN, which the engine passes over.
        Command::SeekToShare(share) => engine.seek(engine.duration() * share),
        Command::Scrub(_) => {}
        Command::SetRate(rate) => choose(engine, |engine| engine.set_rate(rate)),
        Command::Faster => choose(engine, |engine| engine.set_rate(faster(engine.rate()))),
        Command::Slower => choose(engine, |engine| engine.set_rate(slower(engine.rate()))),
        Command::ToggleMute => choose(engine, |engine| engine.set_muted(!engine.choice().muted)),
        Command::SetVolume(volume) => choose(engine, |engine| engine.set_volume(volume)),
    }
}

/// What the reader chooses is remembered.
fn choose(engine: &MediaEngine, choice: impl FnOnce(&MediaEngine)) {
    choice(engine);
    engine_storage::save(&engine.choice());
}
