//! Browser primitives, one a file.

mod animation_frame;
mod clipboard;
mod focus;
mod listener;
mod location;
mod resize_observer;
mod speech_synthesis;
mod time;
mod timeout;

pub use animation_frame::AnimationFrame;
pub use clipboard::copy;
pub use focus::{focus, focus_in_place};
pub use listener::Listener;
pub use location::page_address;
pub use resize_observer::ResizeWatch;
pub use speech_synthesis::synthesis;
pub use time::now_ms;
pub use timeout::Timeout;
