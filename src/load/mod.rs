//! Everything that comes from the network: fetch, limits, media type, parse.

mod article;
mod error;
mod fetch;
mod format;
mod made;
mod reader;
mod references;
mod related;
mod timed;
mod timings;

pub use article::{Loaded, Wanted, article, text};
pub use error::{ErrorCode, LoadError};
pub use fetch::{Cancel, Prefetched};
pub use format::Format;
pub use related::panels;
pub use timings::timings;
