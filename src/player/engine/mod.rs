//! The engines that make sound, and the session over both.

pub mod media;
pub mod session;
pub mod speech;

use crate::player::state::player_state::Action;

/// Receives the reports of an engine.
pub type Listen = Box<dyn Fn(Action)>;
