//! Selects the related links to show beside an article.
//!
//! The open article and repeats of an earlier panel are left out, limits are kept, and empty panels disappear.
//!
//! ```
//! let (panels, warnings) = article::related(
//!     r#"{ "panels": [{ "title": "Most popular", "items": [
//!         { "title": "The bridge reopens", "url": "/bridge/" },
//!         { "title": "The ferry is late", "url": "/ferry/" } ] }] }"#,
//!     None,
//! )?;
//! assert!(warnings.is_empty());
//!
//! let shown = related::shown_panels(&panels, &["/bridge/index.html"], |_, _| {});
//! assert_eq!(&*shown[0].items[0].title, "The ferry is late");
//! # Ok::<(), article::ParseError>(())
//! ```

mod address;
mod select;

pub use select::{ShownPanel, left_out, shown_panels};
