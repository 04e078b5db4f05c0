//! The article read aloud: the player, its state and the engine behind it.
//!
//! One state machine ([`state`](self), a pure reducer) is fed with actions by an engine and drawn by components. An
//! engine is whatever implements `Playback` (`control.rs`) and tells its listener in [`Action`](self)s what happens;
//! today a media file, for which `web_sys` stays in the `engine_*` files and in `hooks/`.

mod attempts;
mod command;
mod components;
mod control;
mod decimal;
mod engine_dom;
mod engine_media;
mod engine_quirks;
mod engine_storage;
mod event;
mod failure;
mod floor;
mod heard;
mod hooks;
mod keys;
mod player;
mod preferences;
mod state;

pub use control::PlayerControl;
pub use event::PlayerEvent;
pub use player::{Player, PlayerProps};
