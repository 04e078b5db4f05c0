//! cargo-fuzz, which builds and runs fuzz targets.

use super::cargo_install::{self, Crate};
use crate::error::Result;
use crate::project::Project;
use crate::versions::CARGO_FUZZ;

const CRATE: Crate = Crate {
    name: "cargo-fuzz",
    version: CARGO_FUZZ,
    title: "cargo-fuzz",
    features: None,
    opt_level: "0",
    minutes: 1,
};

/// Installs cargo-fuzz unless a release of any version is there.
pub fn ensure(project: &Project) -> Result {
    if project.which("cargo-fuzz").is_some() {
        return Ok(());
    }
    cargo_install::install(project, &CRATE, None)
}
