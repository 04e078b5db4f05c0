//! The text that is read aloud, and places in it. Without a browser.

pub mod cues;
pub mod deep_link;
pub mod outdated;
pub mod resume_positions;
pub mod search;
pub mod spoken_text;
