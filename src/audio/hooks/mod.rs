//! Effects of the player, each behind a named handle.

mod use_playback;

pub use use_playback::{Playing, use_playback};
