//! The bridge to the element: what the loader calls, the events it hears, and what happens when all fails.

mod events;
mod plain_data;
mod widget;

pub use widget::Widget;
