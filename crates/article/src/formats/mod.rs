//! One file for each format that an article or a list of links can have.
//!
//! `markdown` reads in these steps:
//!
//! 1. `encoding`: bytes to text.
//! 2. `front_matter` splits the file and reads the first part; `fields` reads its known names.
//! 3. `markdown`: the second part to blocks. Footnotes are numbered, blocks get their ids.
//! 4. `text`: the reading time is counted.
//!
//! `article_json`, `article_list` and `related` begin from JSON.

mod article_json;
mod article_list;
mod encoding;
mod json;
mod markdown;
mod reading;
mod related;

pub use article_json::{article_json, read_object};
pub use article_list::{ArticleList, article_list};
pub use encoding::decode;
pub use markdown::{markdown, read_markdown};
pub use reading::Reading;
pub use related::related;
