//! Browser primitives, one file each, on gloo if gloo has them. Each is released when it is dropped.

mod animation_frame;
mod clipboard;
mod focus;
mod intersection_observer;
mod listener;
pub mod local_storage;
mod location;
pub mod popover;
mod resize_observer;
mod speech_synthesis;
mod tab_channel;
mod task;
mod time;
mod timeout;

pub use animation_frame::AnimationFrame;
pub use clipboard::copy;
pub use focus::{focus, focus_in_place};
pub use intersection_observer::IntersectionWatch;
pub use listener::Listener;
pub use location::page_address;
pub use resize_observer::ResizeWatch;
pub use speech_synthesis::synthesis;
pub use tab_channel::TabChannel;
pub use task::{after_paint, next_task};
pub use time::now_ms;
pub use timeout::Timeout;
