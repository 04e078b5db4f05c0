//! `cargo xtask bench`.

use crate::error::Result;
use crate::options::Options;
use crate::project::Project;

/// Not yet.
pub fn bench(project: &Project, options: Options) -> Result {
    let _ = project;
    options.finish().map(|_| ())
}
