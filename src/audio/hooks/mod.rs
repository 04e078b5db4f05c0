//! Effects of the player's components, each behind a named handle.

mod use_chosen;
mod use_lasting;
mod use_playback;
mod use_unique_id;

pub use use_chosen::use_chosen;
pub use use_lasting::use_lasting;
pub use use_playback::{Playing, use_playback};
pub use use_unique_id::use_unique_id;
