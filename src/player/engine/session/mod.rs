//! The playback session: one player over two engines, a recording and the browser's voice.
//!
//! [`SessionState::step`] decides, as a pure function of the state, an [`Event`] and the engines' status ([`Now`]). It returns
//! [`Effect`]s, which [`PlaybackSession`] carries out in order. The reports of the engines become events at
//! once, before the next effect. If later effects of an event depend on these reports, the event continues with a [`Stage`].

mod effect;
mod event;
mod executor;
mod interjection;
mod item;
mod listen;
mod now;
mod position;
mod state;
mod switch;
#[cfg(test)]
mod tests;

pub use effect::Effect;
pub use event::{Event, Stage};
pub use executor::{Outlet, PlaybackSession};
pub use now::{EngineStatus, Now, VoiceStatus};
pub use state::SessionState;
