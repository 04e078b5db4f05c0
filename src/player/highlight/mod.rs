//! SpokenText along: what is being spoken is marked in the page, kept in view, and can be begun anywhere.
//!
//! 1. `clock` knows the recording's time between what the browser tells; `current` finds what is spoken then, and how long
//!    nothing changes. `target` says where that stands in the page.
//! 2. `text_range` makes a range of it, `highlights` marks the range, `autoscroll` keeps its line in view.
//! 3. `follower` ties them together, once a frame at the most. `pointer` finds the paragraph and the word that the reader
//!    points at.

mod autoscroll;
mod clock;
mod current;
mod follower;
mod highlights;
mod paragraphs;
mod pointer;
mod read_along;
mod target;
mod text_range;

pub use autoscroll::show_way_back;
pub use follower::{Follower, FollowerView, Scene};
pub use read_along::ReadAlong;
