//! `tests/e2e/`: the release bundle in real browsers, an engine a step.

use std::env;
use std::path::{Path, PathBuf};

use super::Done;
use crate::error::{Error, Result};
use crate::project::Project;
use crate::tools::{self, Browser};
use crate::{files, json};

/// What the tests are told of an engine: variables of their environment.
type Told = Vec<(&'static str, PathBuf)>;

/// In Chromium.
pub fn chromium(project: &Project) -> Result<Done> {
    // The component tests need it as well: it is never left out.
    let Browser { program, driver } = tools::browser(project)?;
    if let Err(error) = tools::sound(project) {
        eprintln!("{error}\nThe tests that need a voice say that they are skipped.");
    }
    test(
        project,
        "chromium",
        vec![("CHROME", program), ("CHROMEDRIVER", driver)],
    )
}

/// In Firefox.
pub fn firefox(project: &Project) -> Result<Done> {
    where_possible(project, "firefox", |project| {
        let Browser { program, driver } = tools::firefox(project)?;
        tools::sound(project)?;
        Ok(vec![("FIREFOX", program), ("GECKODRIVER", driver)])
    })
}

/// In WebKitGTK.
pub fn webkit(project: &Project) -> Result<Done> {
    where_possible(project, "webkit", |project| {
        tools::webkit(project)?;
        tools::sound(project)?;
        Ok(Vec::new())
    })
}

/// Tests in an engine that not every machine can have. On a developer's own it is skipped, with why and what to do;
/// where `CI` is set that fails, but for a system that `exceptions.json` names.
fn where_possible(
    project: &Project,
    engine: &'static str,
    ensure: fn(&Project) -> Result<Told>,
) -> Result<Done> {
    let exceptions = files::read_text(&folder(project).join("exceptions.json"))?;
    if let Some(reason) = excepted(&exceptions, engine, env::consts::OS)? {
        return Ok(Done::Skipped(reason));
    }
    match ensure(project) {
        Ok(told) => test(project, engine, told),
        Err(error) if in_ci() => Err(error),
        Err(error) => {
            eprintln!("{error}");
            Ok(Done::Skipped(format!(
                "{engine} is not here; what to do stands above"
            )))
        }
    }
}

/// Installs the tests' packages and runs them with `node --test`.
fn test(project: &Project, engine: &str, told: Told) -> Result<Done> {
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
        .args(["--test", CONCURRENCY])
        .folder(&folder)
        .env("DIST", dist)
        .env("AGAIN", "1")
        .env("BROWSERS", engine);
    if in_ci() {
        run = run.env("REQUIRED_BROWSERS", engine);
    }
    for (name, path) in told {
        run = run.env(name, path);
    }
    run.go(&format!("pass the end-to-end tests in {engine}"))?;
    Ok(Done::Passed)
}

/// Files of tests at a time, each with a browser of its own: a browser waits more than it works.
const CONCURRENCY: &str = "--test-concurrency=2";

fn folder(project: &Project) -> PathBuf {
    project.root.join("tests/e2e")
}

fn in_ci() -> bool {
    env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// Why `engine` is left out on `system` (as `std::env::consts::OS` names it), where the list says so.
fn excepted(list: &str, engine: &str, system: &str) -> Result<Option<String>> {
    let list: serde_json::Value =
        serde_json::from_str(list).map_err(|error| Error::new("read tests/e2e/exceptions.json", error))?;
    let found = json::list(&list, "engines").iter().find(|entry| {
        json::text(entry, "engine") == Some(engine)
            && json::list(entry, "systems")
                .iter()
                .any(|name| name.as_str() == Some(system))
    });
    Ok(found
        .and_then(|entry| json::text(entry, "reason"))
        .map(str::to_owned))
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

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = include_str!("../../../tests/e2e/exceptions.json");

    #[test]
    fn webkit_is_left_out_where_it_is_not_made_for_with_a_reason() {
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
