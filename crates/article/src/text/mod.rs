//! Text by the rules of Unicode: words, scripts, letter case, digits. Also the reading time, which is counted
//! from them.

pub(crate) mod case;
pub mod digits;
pub mod hash;
pub(crate) mod names;
pub(crate) mod reading_time;
pub mod scripts;
pub(crate) mod shared;
mod tables;
pub(crate) mod word_list;
pub(crate) mod words;
