//! From a folder of articles to the pages of a web site.
//!
//! Each article becomes a page that is complete before any script runs, with JSON-LD and an oEmbed answer. The site gets a
//! front page, a page for frames (`embed.html`) and an index of its articles. The content folder is copied as it is.
//!
//! The crate reads articles and renders them as the widget does. It does not build the widget: [`Assets`] names the files
//! of the bundle that the pages load, and [`Frame`] is the HTML around each page.
//!
//! ```no_run
//! use article_site::{Assets, Builder, Content, Folder, Frame, Site};
//!
//! # fn build(assets: &Assets, html: &str) -> article_command::Result {
//! let builder = Builder {
//!     site: &Site::read("site.json".as_ref())?,
//!     frame: &Frame::new(html)?,
//!     assets,
//!     output: &Folder::new("dist"),
//! };
//! let content = Content::list("content".as_ref())?;
//! let published = builder.write(&content, &|_| {})?;
//! for notice in &published.notices {
//!     eprintln!("{notice}");
//! }
//! # Ok(())
//! # }
//! ```

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)
)]

mod article_page;
mod assets;
mod builder;
mod content;
mod embed_page;
mod entry;
mod frame;
mod front_page;
pub mod html;
mod index;
mod json_ld;
mod oembed;
mod output;
mod related;
mod site;
mod summary;

pub use assets::{Asset, Assets};
pub use builder::{Builder, Published};
pub use content::Content;
pub use frame::{Frame, Page, footer};
pub use output::{Folder, Output};
pub use site::{Origin, Site};
pub use summary::Summary;
