//! The article read aloud.

mod player;

pub use player::{Player, PlayerControl, PlayerEvent};
