//! Loading: requests, limits, detection of the format, and the readers as parts of the module.

mod article;
mod error;
mod fetch;
mod format;
mod prepared;
mod reader;
mod references;
mod related;
mod timed;
mod timings;

pub use article::{ArticleRequest, Loaded, article, text};
pub use error::{ErrorCode, LoadError};
pub use fetch::{Cancel, Prefetched};
pub use format::Format;
pub use related::panels;
pub use timings::timings;
