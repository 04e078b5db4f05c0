//! `tests/e2e/`: the release bundle in real browsers, one engine a step.

use std::env;
use std::path::{Path, PathBuf};

use article_command::json;
use serde::Deserialize;

use super::{Done, in_ci, retries};
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;
use crate::tools::{self, Browser};

/// Variables that say where the programs of an engine are.
type Programs = Vec<(&'static str, PathBuf)>;

/// In Chromium. The component tests need it too, so that it is never skipped.
pub fn chromium(project: &Project) -> Result<Done> {
    let Browser { program, driver } = tools::browser(project)?;
    for ensure in [tools::sound, tools::php] {
        match ensure(project) {
            Err(error) if in_ci() => return Err(error),
            Err(error) => eprintln!("{error}\nThe tests that need it are skipped."),
            Ok(()) => {}
        }
    }
    test(
        project,
        "chromium",
        vec![("CHROME", program), ("CHROMEDRIVER", driver)],
    )
}

/// In Firefox.
pub fn firefox(project: &Project) -> Result<Done> {
    if_possible(project, "firefox", |project| {
        let Browser { program, driver } = tools::firefox(project)?;
        tools::sound(project)?;
        Ok(vec![("FIREFOX", program), ("GECKODRIVER", driver)])
    })
}

/// In WebKitGTK.
pub fn webkit(project: &Project) -> Result<Done> {
    if_possible(project, "webkit", |project| {
        tools::webkit(project)?;
        tools::sound(project)?;
        Ok(Vec::new())
    })
}

/// Runs the tests in an engine that not every machine can have. If the machine lacks it, the step is skipped with the
/// reason and the remedy. In CI it fails instead, except on a system that `exceptions.json` names.
fn if_possible(
    project: &Project,
    engine: &'static str,
    ensure: fn(&Project) -> Result<Programs>,
) -> Result<Done> {
    let exceptions = files::read_text(&folder(project).join("exceptions.json"))?;
    if let Some(reason) = excepted(&exceptions, engine, env::consts::OS)? {
        return Ok(Done::Skipped(reason));
    }
    match ensure(project) {
        Ok(programs) => test(project, engine, programs),
        Err(error) if in_ci() => Err(error),
        Err(error) => {
            eprintln!("{error}");
            Ok(Done::Skipped(format!(
                "{engine} is not on this machine; the remedy is above"
            )))
        }
    }
}

/// Installs the packages of the tests and runs them.
fn test(project: &Project, engine: &str, programs: Programs) -> Result<Done> {
    let folder = folder(project);
    let dist = project.root.join("dist");
    if !dist.join("article-widget.js").is_file() {
        return Err(Error::new("test the bundle", "there is none in dist/")
            .remedy("Run `cargo xtask build`, or the step `bundle` before this one."));
    }
    if !is_installed(&folder) {
        println!("Installing the packages of tests/e2e: half a minute, once.");
        tools::npm(project)?
            .args(["ci", "--ignore-scripts", "--loglevel=error"])
            .folder(&folder)
            .go("install the packages of tests/e2e")?;
    }
    let mut run = project
        .command("node")
        .arg("run.mjs")
        .folder(&folder)
        .env("DIST", dist)
        .env("RETRY", "1")
        .env("RETRIES", retries::file(project))
        .env("BROWSERS", engine);
    if in_ci() {
        run = run.env("REQUIRED_BROWSERS", engine);
    }
    for (name, path) in programs {
        run = run.env(name, path);
    }
    run.go(&format!("pass the end-to-end tests in {engine}"))?;
    Ok(Done::Passed)
}

fn folder(project: &Project) -> PathBuf {
    project.root.join("tests/e2e")
}

/// The part of the list that is needed here.
#[derive(Deserialize)]
struct Exceptions {
    engines: Vec<Exception>,
}

/// An engine that is left out on some systems.
#[derive(Deserialize)]
struct Exception {
    engine: String,
    systems: Vec<String>,
    reason: String,
}

/// Returns why the list leaves `engine` out on `system` (a value of `std::env::consts::OS`), or `None`.
fn excepted(list: &str, engine: &str, system: &str) -> Result<Option<String>> {
    let list: Exceptions = json::from_str("tests/e2e/exceptions.json", list)?;
    let is_left_out =
        |entry: &Exception| entry.engine == engine && entry.systems.iter().any(|name| name == system);
    Ok(list
        .engines
        .into_iter()
        .find(is_left_out)
        .map(|entry| entry.reason))
}

/// Returns whether npm has installed the packages since our list of them changed: it then writes a file of its own.
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

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = include_str!("../../../tests/e2e/exceptions.json");

    #[test]
    fn webkit_is_left_out_on_systems_that_cannot_have_it() {
        assert!(excepted(LIST, "webkit", "macos").unwrap().is_some());
        assert_eq!(excepted(LIST, "webkit", "linux").unwrap(), None);
    }

    #[test]
    fn chromium_and_firefox_are_left_out_nowhere() {
        for engine in ["chromium", "firefox"] {
            for system in ["linux", "macos", "windows"] {
                assert_eq!(excepted(LIST, engine, system).unwrap(), None);
            }
        }
    }
}
