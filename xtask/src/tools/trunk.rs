//! Trunk, which builds and serves.

use super::cargo_install::{self, Crate};
use crate::error::Result;
use crate::project::Project;
use crate::run::Run;
use crate::versions::{TRUNK, TRUNK_SERIES};

const CRATE: Crate = Crate {
    name: "trunk",
    version: TRUNK,
    title: "Trunk",
    // Without its check for newer releases: the version is pinned.
    features: Some("rustls"),
    opt_level: "0",
    minutes: 2,
};

/// Installs Trunk unless a release of its series is there.
pub fn ensure(project: &Project) -> Result {
    if version(project).is_some_and(|version| version.starts_with(TRUNK_SERIES)) {
        return Ok(());
    }
    cargo_install::install(project, &CRATE, project.which("trunk"))
}

/// Trunk, without its check for newer releases.
pub fn command(project: &Project) -> Run {
    project
        .command("trunk")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk has an option of this name, which takes `true` and `false` but not `1`.
        .without_env("NO_COLOR")
}

fn version(project: &Project) -> Option<String> {
    let answer = project.command("trunk").arg("--version").probe()?;
    answer.split_whitespace().nth(1).map(str::to_owned)
}
