//! esbuild, which bundles and minifies scripts and style sheets.

use std::path::PathBuf;

use super::node;
use crate::error::{Error, Result};
use crate::project::Project;
use crate::run::Run;
use crate::versions::ESBUILD;

/// Installs the npm package if the pinned version is missing. An esbuild on the search path is not used: another version writes
/// other files, and so other names of files.
pub fn ensure(project: &Project) -> Result {
    if script(project).is_file() {
        return Ok(());
    }
    println!("Installing esbuild {ESBUILD} (npm package esbuild): a download of about 10 MB, once.");
    let folder = project.tool_folder("esbuild", ESBUILD);
    node::install_packages(project, &folder, &[format!("esbuild@{ESBUILD}")])?;
    match command(project).arg("--version").probe() {
        Some(version) if version == ESBUILD => Ok(()),
        _ => Err(Error::new(
            "start esbuild",
            format!("{} does not run on this system", script(project).display()),
        )
        .remedy("Run `npm install esbuild` in an empty folder and follow its messages.")),
    }
}

/// esbuild, ready for its arguments.
pub fn command(project: &Project) -> Run {
    project.command("node").arg(script(project))
}

fn script(project: &Project) -> PathBuf {
    project
        .tool_folder("esbuild", ESBUILD)
        .join("node_modules/esbuild/bin/esbuild")
}
