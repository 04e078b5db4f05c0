//! The bridge to the element: the methods that the loader calls, and the events that it receives.

mod events;
mod plain_data;
mod widget;

pub use widget::Widget;
