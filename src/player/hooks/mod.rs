//! The player's hooks.

mod use_highlight;
mod use_mini_player;
mod use_playback;

pub use use_highlight::use_highlight;
pub use use_mini_player::{MiniPlayer, use_mini_player};
pub use use_playback::{Listeners, Playing, use_playback};
