//! Reading along: what is being spoken is marked in the page, kept in view, and can be begun anywhere.
//!
//! 1. `clock` knows the recording's time between what the browser tells; `beat` finds what is spoken then, and how long
//!    nothing changes. `spot` says where that stands in the page.
//! 2. `engine_text` makes a range of it, `engine_marks` marks the range, `engine_view` keeps its line in view.
//! 3. `engine_along` ties them together, once a frame at the most. `engine_point` finds the paragraph and the word that
//!    the reader points at.

mod beat;
mod clock;
mod engine_along;
mod engine_frame;
mod engine_marks;
mod engine_point;
mod engine_sizes;
mod engine_text;
mod engine_view;
mod passages;
mod spot;

pub use engine_along::{Along, Look, Scene};
pub use engine_view::show_way_back;
