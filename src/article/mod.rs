//! The article page: components from the edit link to the corrections. They draw the model and decide nothing about it.

mod blocks;
mod body;
mod byline;
mod code;
mod context;
mod corrections;
mod dateline;
mod drawing;
mod figure;
mod footnotes;
mod formulas;
mod header;
mod hooks;
mod inlines;
mod math;
mod page;
mod piece;
mod pieces;
mod problem;
mod quote;
mod skeleton;
mod table;

pub use drawing::Drawing;
pub use math::prepare;
pub use page::page;
pub use problem::problem;
pub use skeleton::{SKELETON_BOXES, skeleton};
