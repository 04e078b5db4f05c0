//! Text by the rules of Unicode: words, scripts, letter case, digits. It knows nothing of articles.

pub(crate) mod case;
pub mod digits;
pub mod hash;
pub(crate) mod names;
pub mod scripts;
pub(crate) mod shared;
mod tables;
pub(crate) mod word_list;
pub(crate) mod words;
