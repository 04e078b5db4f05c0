//! The system's media controls (Media Session): lock screen, headset, keyboard. One player of the page has them at a
//! time, the one that played last.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::player::platform::position_state::PositionState;
use crate::player::state::command::SKIP_SECS;
use crate::player::state::playback::Playback;
use crate::player::state::player_state::PlayerState;
use article::Article;

// web-sys has Media Session only behind an unstable flag.
#[wasm_bindgen]
extern "C" {
    type Session;

    #[wasm_bindgen(method, catch, js_name = setActionHandler)]
    fn set_action_handler(this: &Session, action: &str, handler: Option<&Function>) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = setPositionState)]
    fn set_position_state(this: &Session, state: &Object) -> Result<(), JsValue>;

    type MediaMetadata;

    #[wasm_bindgen(constructor, catch)]
    fn new(init: &Object) -> Result<MediaMetadata, JsValue>;
}

thread_local! {
    static OWNER: Cell<u32> = const { Cell::new(0) };
    static NEXT: Cell<u32> = const { Cell::new(1) };
}

/// Not `previoustrack` and `nexttrack`: iOS shows them in place of the 15 seconds.
const ACTIONS: [&str; 6] = ["play", "pause", "stop", "seekbackward", "seekforward", "seekto"];

type Handler = Closure<dyn FnMut(JsValue)>;

/// One player's access to the controls.
pub struct SystemControls {
    id: u32,
    session: Option<Session>,
    handlers: RefCell<Vec<Handler>>,
}

impl SystemControls {
    pub fn new() -> Self {
        let id = NEXT.with(|next| next.replace(next.get().wrapping_add(1)));
        let navigator = web_sys::window().map(|window| window.navigator());
        let session = navigator
            .and_then(|navigator| Reflect::get(&navigator, &"mediaSession".into()).ok())
            .filter(JsValue::is_object)
            .map(JsCast::unchecked_into);
        Self {
            id,
            session,
            handlers: RefCell::default(),
        }
    }

    /// Takes the controls for `playback`, which plays `article`.
    pub fn take(&self, playback: &Rc<dyn Playback>, article: &Article) {
        let Some(session) = &self.session else { return };
        if OWNER.replace(self.id) == self.id && !self.handlers.borrow().is_empty() {
            return;
        }
        let _ = Reflect::set(session, &"metadata".into(), &metadata(article));
        let handlers: Vec<Handler> = ACTIONS
            .iter()
            .map(|action| {
                let handler = handler(action, Rc::downgrade(playback));
                // Browsers throw for an action that they do not know.
                let _ = session.set_action_handler(action, Some(handler.as_ref().unchecked_ref()));
                handler
            })
            .collect();
        self.handlers.replace(handlers);
    }

    /// Shows `state`, if this player has the controls.
    pub fn show(&self, state: &PlayerState) {
        let Some(session) = self.session.as_ref().filter(|_| self.is_owner()) else {
            return;
        };
        let playing = if state.is_active() { "playing" } else { "paused" };
        let _ = Reflect::set(session, &"playbackState".into(), &playing.into());
        if let Some(place) = PositionState::new(state.position, state.duration(), state.rate) {
            let object = Object::new();
            for (name, value) in [
                ("duration", place.duration),
                ("position", place.position),
                ("playbackRate", place.rate),
            ] {
                let _ = Reflect::set(&object, &name.into(), &value.into());
            }
            let _ = session.set_position_state(&object);
        }
    }

    /// Releases the controls, if this player has them.
    pub fn release(&self) {
        if let Some(session) = self.session.as_ref().filter(|_| self.is_owner()) {
            OWNER.set(0);
            for action in ACTIONS {
                let _ = session.set_action_handler(action, None);
            }
            let _ = Reflect::set(session, &"metadata".into(), &JsValue::NULL);
            let _ = Reflect::set(session, &"playbackState".into(), &"none".into());
        }
        self.handlers.take();
    }

    fn is_owner(&self) -> bool {
        OWNER.get() == self.id
    }
}

fn handler(action: &'static str, playback: Weak<dyn Playback>) -> Handler {
    Closure::new(move |details: JsValue| {
        let Some(playback) = playback.upgrade() else {
            return;
        };
        let number = |name: &str| {
            Reflect::get(&details, &name.into())
                .ok()
                .and_then(|value| value.as_f64())
        };
        let offset = || {
            number("seekOffset")
                .filter(|secs| *secs > 0.0)
                .unwrap_or(SKIP_SECS)
        };
        match action {
            "play" => playback.play(),
            "seekbackward" => playback.seek(playback.current_time() - offset()),
            "seekforward" => playback.seek(playback.current_time() + offset()),
            "seekto" => {
                if let Some(secs) = number("seekTime") {
                    playback.seek(secs);
                }
            }
            _ => playback.pause(),
        }
    })
}

fn metadata(article: &Article) -> JsValue {
    let init = Object::new();
    let set = |name: &str, value: &JsValue| {
        let _ = Reflect::set(&init, &name.into(), value);
    };
    set("title", &(&*article.title).into());
    let names: Vec<&str> = article.authors.iter().map(|author| &*author.name).collect();
    set("artist", &names.join(", ").into());
    set("album", &article.section.as_deref().unwrap_or_default().into());
    if let Some(image) = &article.image {
        let artwork = Object::new();
        let _ = Reflect::set(&artwork, &"src".into(), &image.src.as_str().into());
        set("artwork", &Array::of1(&artwork));
    }
    MediaMetadata::new(&init).map_or(JsValue::NULL, JsValue::from)
}
