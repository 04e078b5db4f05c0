//! Ties one engine to one component: made when it is mounted, silent when it goes.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::HtmlAudioElement;
use yew::prelude::*;

use crate::audio::command::Command;
use crate::audio::control::{Playback, PlayerControl};
use crate::audio::engine_dom::Timeout;
use crate::audio::engine_media::{Listen, MediaEngine};
use crate::audio::engine_storage;
use crate::audio::event::{Announcer, PlayerEvent};
use crate::audio::preferences::{faster, slower};
use crate::audio::state::{Action, PlayerState};
use crate::i18n::Locale;
use crate::model::{Narration, Shared};

/// A wait is spoken of after so long: what passes at once is not.
const SLOW_MS: i32 = 1_000;

/// A narration being played.
pub struct Playing {
    /// What is to be drawn.
    pub state: UseReducerHandle<PlayerState>,
    /// Takes the reader's wishes.
    pub run: Callback<Command>,
    /// For the `<audio>` element, which must be there from the first rendering to the last.
    pub audio: NodeRef,
}

/// What stays from one rendering to the next.
struct Backstage {
    engine: Option<Rc<MediaEngine>>,
    /// Who listens to the player now; replaced at every rendering.
    on_event: Callback<PlayerEvent>,
    locale: Locale,
}

/// Plays `narration`; `control` follows it, `on_event` is told.
#[hook]
pub fn use_playback(
    narration: &Shared<Narration>,
    control: &PlayerControl,
    locale: &Locale,
    on_event: &Callback<PlayerEvent>,
) -> Playing {
    let audio = use_node_ref();
    let state = use_reducer(|| PlayerState::new(expected_secs(narration)));
    let dispatcher = state.dispatcher();
    let backstage = use_mut_ref(|| Backstage {
        engine: None,
        on_event: on_event.clone(),
        locale: locale.clone(),
    });
    {
        let mut backstage = backstage.borrow_mut();
        backstage.on_event = on_event.clone();
        backstage.locale = locale.clone();
    }

    {
        let (audio, backstage, dispatcher) = (audio.clone(), Rc::clone(&backstage), dispatcher.clone());
        use_effect_with((), move |()| {
            let engine = audio.cast::<HtmlAudioElement>().map(|audio| {
                let listen = listener(Rc::clone(&backstage), dispatcher);
                MediaEngine::new(audio, engine_storage::load(), listen)
            });
            backstage.borrow_mut().engine = engine;
            move || {
                let engine = backstage.borrow_mut().engine.take();
                if let Some(engine) = engine {
                    engine.close();
                }
            }
        });
    }
    {
        let backstage = Rc::clone(&backstage);
        use_effect_with(
            (narration.clone(), control.clone()),
            move |(narration, control)| {
                let engine = backstage.borrow().engine.clone();
                let attached = engine.map(|engine| {
                    engine.set_narration(narration, expected_secs(narration));
                    let playback: Rc<dyn Playback> = engine;
                    control.attach(Rc::clone(&playback));
                    (control.clone(), playback)
                });
                move || {
                    if let Some((control, playback)) = attached {
                        control.detach(&playback);
                    }
                }
            },
        );
    }
    {
        let dispatcher = dispatcher.clone();
        use_effect_with(state.phase.is_busy(), move |busy| {
            let timeout = busy.then(|| Timeout::new(SLOW_MS, move || dispatcher.dispatch(Action::Linger)));
            move || drop(timeout)
        });
    }

    let run = Callback::from(move |command| {
        if let Command::Scrub(secs) = command {
            dispatcher.dispatch(Action::Scrub(secs));
            return;
        }
        let engine = backstage.borrow().engine.clone();
        if let Some(engine) = engine {
            obey(&engine, command);
        }
    });
    Playing { state, run, audio }
}

/// Brings what the engine tells to the state, and out of the player.
fn listener(backstage: Rc<RefCell<Backstage>>, dispatcher: UseReducerDispatcher<PlayerState>) -> Listen {
    let announcer = RefCell::new(Announcer::default());
    Box::new(move |action: Action, current_time: f64, duration: f64| {
        let (on_event, strings) = {
            let backstage = backstage.borrow();
            (backstage.on_event.clone(), &backstage.locale.strings.player)
        };
        let event = announcer
            .borrow_mut()
            .announce(&action, current_time, duration, strings);
        dispatcher.dispatch(action);
        if let Some(event) = event {
            on_event.emit(event);
        }
    })
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
        Command::SetRate(rate) => engine.set_rate(rate),
        Command::Faster => engine.set_rate(faster(engine.rate())),
        Command::Slower => engine.set_rate(slower(engine.rate())),
        Command::ToggleMute => engine.set_muted(!engine.choice().muted),
        Command::SetVolume(volume) => engine.set_volume(volume),
    }
    if command.is_choice() {
        engine_storage::save(&command.remember(engine.choice(), engine_storage::load()));
    }
}
