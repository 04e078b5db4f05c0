//! The article read aloud: the player, its state and the engine behind it.
//!
//! One state machine (`state::player_state`, a pure reducer) is fed with actions by an engine and drawn by components. An
//! engine is whatever implements `Playback` (`state::handle`) and tells its listener in `Action`s what happens. There
//! are two, a media file and the browser's own voice, and a session (`engine::session`) that is both to the outside.

mod component;
mod engine;
mod highlight;
mod hooks;
mod platform;
mod state;
mod text;
mod view;

pub use component::{Player, PlayerProps};
pub use engine::speech::installed::speaks;
pub use platform::first_interaction::{FirstInteraction, focus_play, has_deep_link, play_has_focus};
pub use state::event::{Engine, PlayerEvent, Position};
pub use state::handle::PlayerControl;
pub use state::queue::{Queue, QueueRequest};
pub use view::placeholder::{native_player, placeholder};
pub use view::play_next;
