//! The player: it reads the article aloud, with a recording or with the browser's voice.
//!
//! Each room imports only rooms to its left: `state`, `text`, `platform`, `engine::media`, `engine::speech`,
//! `engine::session`, `highlight`, `view`, `hooks`, and the component that is made of them; `tests/player_rooms.rs` checks it.
//!
//! 1. The two engines implement `Playback` and report `Action`s. The session decides which of them plays.
//! 2. The session emits actions, which `PlayerState`, a pure reducer, turns into the state of the controls.
//! 3. The controls send `Command`s, which `hooks::use_playback` passes to the session.

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
pub use platform::adopted_audio::AdoptedAudio;
pub use platform::first_interaction::{FirstInteraction, focus_play, has_deep_link, play_has_focus};
pub use state::event::{PlayerEvent, Position};
pub use state::handle::PlayerControl;
pub use state::playback::Engine;
pub use state::queue::{Queue, QueueRequest};
pub use view::placeholder::{native_player, placeholder, published, sources};
pub use view::play_next;
