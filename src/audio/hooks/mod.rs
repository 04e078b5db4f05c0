//! Effects of the player, each behind a named handle.

mod use_along;
mod use_dock;
mod use_playback;

pub use use_along::{Following, use_along};
pub use use_dock::{Dock, use_dock};
pub use use_playback::{Playing, use_playback};
