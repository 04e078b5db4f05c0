//! The browser's functions that the player uses besides sound.

pub mod adopted_audio;
pub mod exclusive;
pub mod first_interaction;
pub mod focus;
pub mod form_control;
pub mod key_press;
pub mod media_session;
pub mod mini_player;
pub mod page;
pub mod position_state;
pub mod quirks;
pub mod scroll;
pub mod storage;
pub mod tabs;
pub mod tree;
