//! Reading along: the spoken text is highlighted in the page, kept in view, and can be started anywhere.
//!
//! 1. `clock` computes the recording's time between two reports of the browser. `current` finds the cue at that time.
//!    `target` finds its place in the text.
//! 2. `text_range` makes a DOM range of the place, `highlights` highlights it, `autoscroll` keeps its line in view.
//! 3. `follower` connects them, at most once a frame. `pointer` finds the paragraph and the word that the reader
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

pub use autoscroll::show_return_button;
pub use follower::{Follower, FollowerControls, Scene};
pub use read_along::ReadAlong;
