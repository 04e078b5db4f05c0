//! Text in, model out. Pure and total: whatever the bytes, the answer is a model with warnings, or an error that says
//! what to do; never a panic.
//!
//! 0. `encoding`: bytes to text.
//! 1. `front_matter` cuts the file in two, `yaml` reads the first part, `article_fields` gives its names their
//!    meaning with `fields`, `date`, `duration`, `image_field`, `audio_field` and `panels`.
//! 2. `body`: Markdown to events,
//! 3. events to blocks.
//! 4. `footnotes` are numbered.
//! 5. `ids` are given to blocks.
//! 6. `reading_time` is counted, with `words` and `scripts`.
//!
//! `article` runs the steps; `article_list`, `article_json` and `related` begin from JSON. `timings` reads what says when each
//! word is spoken. `links` is the only way to an
//! address, `warnings` collects what was not understood, `walk` visits blocks within blocks.

mod article;
mod article_fields;
mod article_json;
mod article_list;
mod audio_field;
mod body;
mod case;
mod date;
mod digits;
mod duration;
mod encoding;
mod entities;
mod fields;
mod footnotes;
mod front_matter;
mod ids;
mod image_attributes;
mod image_field;
mod json;
mod links;
mod names;
mod panels;
mod reading_time;
mod references;
mod related;
pub(crate) mod scripts;
mod srcset;
mod tex;
mod timings;
mod walk;
mod warnings;
mod word_list;
mod words;
mod yaml;

use crate::model::Warning;

pub use article::markdown;
pub use article_json::{article_json, article_object};
pub use article_list::{ArticleList, article_list};
pub use date::parse_date;
pub use encoding::decode;
pub use json::json_value;
pub use references::names_a_character;
pub use related::related;
pub use tex::tex;
pub use timings::{Piece, Track, timings};

/// What was read, and what was not understood on the way.
pub type Parsed<T> = (T, Vec<Warning>);

/// The text is not what it should be, and nothing of it can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// For the author: what was being read, what was found, what to do.
    pub message: String,
}
