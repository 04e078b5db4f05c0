//! The article read aloud: the player, its state and the engine behind it.
//!
//! One state machine ([`state`](self), a pure reducer) is fed with actions by an engine and drawn by components. An
//! engine is whatever implements `Playback` (`control.rs`) and tells its listener in [`Action`](self)s what happens. There
//! are two, a media file and the browser's own voice, and a deck (`engine_deck.rs`) that is both to the outside. `web_sys`
//! stays in the `engine_*` files and in `hooks/`.

mod along;
mod attempts;
mod breaths;
mod command;
mod components;
mod control;
mod cues;
mod decimal;
mod engine_deck;
mod engine_dock;
mod engine_dom;
mod engine_media;
mod engine_quirks;
mod engine_reach;
mod engine_scroll;
mod engine_session;
mod engine_speech;
mod engine_storage;
mod engine_tabs;
mod engine_voices;
mod event;
mod failure;
mod floor;
mod gaps;
mod heard;
mod hooks;
mod keys;
mod moment;
mod pace;
mod places;
mod player;
mod preferences;
mod programme;
mod queue;
mod reading;
mod recital;
mod search;
mod session;
mod sleep;
mod state;
mod voices;
mod waiting;

pub use components::play_next;
pub use control::PlayerControl;
pub use engine_reach::{Reach, focus_play, names_moment, play_has_focus};
pub use engine_voices::speaks;
pub use event::{Engine, PlayerEvent, Standing};
pub use player::{Player, PlayerProps};
pub use queue::{Queue, QueueWish};
pub use waiting::{plain, waiting};
