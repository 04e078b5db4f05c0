//! The player's state, and the values in it. Without a browser.

pub mod command;
pub mod decimal;
pub mod event;
pub mod failure;
pub mod handle;
pub mod keys;
pub mod media_item;
pub mod playback;
pub mod played;
pub mod player_state;
pub mod preferences;
pub mod queue;
pub mod sleep;
pub mod voices;
