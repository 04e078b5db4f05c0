//! Effects of the player, each behind a named handle.

mod use_highlight;
mod use_mini_player;
mod use_playback;

pub use use_highlight::{Following, use_along};
pub use use_mini_player::{Dock, use_dock};
pub use use_playback::{Playing, use_playback};
