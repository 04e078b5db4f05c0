//! The engines that make sound, and the session over both.

pub mod media;
pub mod session;
pub mod speech;

use crate::player::state::player_state::Action;

/// Told of every action, with the position and the length in seconds.
pub type Listen = Box<dyn Fn(Action, f64, f64)>;
