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
    minutes: 8,
};

/// Installs it where no release of its series is there.
pub fn ensure(project: &Project) -> Result {
    if version(project).is_some_and(|version| version.starts_with(TRUNK_SERIES)) {
        return Ok(());
    }
    cargo_install::install(project, &CRATE, project.which("trunk"))
}

/// Trunk, quiet about newer releases of itself.
pub fn command(project: &Project) -> Run {
    project
        .command("trunk")
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk reads `NO_COLOR=1` as a value for its own switch of that name, which takes only true and false.
        .without_env("NO_COLOR")
}

fn version(project: &Project) -> Option<String> {
    let answer = project.command("trunk").arg("--version").probe()?;
    answer.split_whitespace().nth(1).map(str::to_owned)
}
