//! The model of a news article, and its readers.
//!
//! Every reader takes text and returns a model with [warnings](Warning), or a [`ParseError`] with a remedy. Readers never
//! panic, whatever the text. Parts that they do not understand keep their words and add a warning with a stable code.
//!
//! ```
//! let (article, warnings) = article::markdown(
//!     "---\ntitle: The bridge reopens\nauthors: [Ada Example]\n---\n\nTrams crossed it at noon.\n",
//!     None,
//! );
//! assert_eq!(&*article.title, "The bridge reopens");
//! assert_eq!(article.body.len(), 1);
//! assert!(warnings.is_empty());
//! ```
//!
//! | module | content |
//! |---|---|
//! | [`model`] | plain data: `Article`, `Block`, `Inline`, and types that carry a check, such as `SafeUrl` |
//! | `formats` | bytes to text, and one file for each format |
//! | `front_matter` | the YAML at the top of a file |
//! | `fields` | the known names of front matter and JSON |
//! | `markdown` | Markdown to blocks, then numbers footnotes and gives blocks their ids |
//! | [`text`] | words, scripts, digits; knows nothing of articles |
//! | `reading_time` | words of an article, and minutes to read them |
//! | `tex` | formulas |
//! | [`prepared`] | articles in a compact form, which the build of a site writes |

mod fields;
mod formats;
mod front_matter;
mod links;
mod markdown;
pub mod model;
pub mod prepared;
mod reading_time;
mod tex;
pub mod text;
mod warnings;

#[cfg(test)]
#[path = "../tests/it/support/data/mod.rs"]
mod test_data;

pub use formats::{
    ArticleList, Reading, article_json, article_list, decode, markdown, read_markdown, read_object, related,
};
pub use markdown::has_named_reference;
pub use model::*;
pub use tex::tex;
pub use warnings::Warnings;

/// A value that was read, and its warnings.
pub type Parsed<T> = (T, Vec<Warning>);

/// The text cannot be read, and nothing of it can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    /// For the author: the field or text, its problem, and the remedy.
    pub message: String,
}

impl std::fmt::Display for ParseError {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ParseError {}
