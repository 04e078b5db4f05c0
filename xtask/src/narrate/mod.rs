//! `cargo xtask narrate`.

use crate::error::Result;
use crate::options::Options;
use crate::project::Project;

/// Not yet.
pub fn narrate(project: &Project, options: Options) -> Result {
    let _ = project;
    options.finish().map(|_| ())
}
