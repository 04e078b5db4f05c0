//! `tests/e2e/`: the release bundle in a real browser.

use std::path::Path;

use super::Done;
use crate::error::{Error, Result};
use crate::project::Project;
use crate::tools;

/// Installs the tests' packages and runs them with `node --test`.
pub fn test(project: &Project) -> Result<Done> {
    let folder = project.root.join("tests/e2e");
    if !folder.join("package.json").is_file() {
        return Ok(Done::Skipped("there is no tests/e2e/package.json".to_owned()));
    }
    let dist = project.root.join("dist");
    if !dist.join("article-widget.js").is_file() {
        return Err(Error::new("test the bundle", "there is none in dist/")
            .remedy("Run `cargo xtask build`, or the step `bundle` before this one."));
    }
    let browser = tools::browser(project)?;
    if !is_installed(&folder) {
        println!("Installing the packages of tests/e2e: half a minute, once.");
        tools::npm(project)?
            .args(["ci", "--ignore-scripts", "--loglevel=error"])
            .folder(&folder)
            .go("install the packages of tests/e2e")?;
    }
    project
        .command("node")
        .arg("--test")
        .folder(&folder)
        .env("DIST", dist)
        .env("CHROME", browser.program)
        .env("CHROMEDRIVER", browser.driver)
        .go("pass the end-to-end tests")?;
    Ok(Done::Passed)
}

/// npm writes what it has installed into a file of its own: newer than our list, it is up to date.
fn is_installed(folder: &Path) -> bool {
    let changed = |path: &str| {
        folder
            .join(path)
            .metadata()
            .and_then(|metadata| metadata.modified())
            .ok()
    };
    match (
        changed("node_modules/.package-lock.json"),
        changed("package-lock.json"),
    ) {
        (Some(installed), Some(wanted)) => installed >= wanted,
        _ => false,
    }
}
