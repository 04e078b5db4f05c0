//! The lab: the widget beside plain HTML and beside other programs, in one run. It lies outside of the project.

use std::env;
use std::path::PathBuf;

use super::pages::PUBLISHED;
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;
use crate::tools;

/// The short article on a phone, among the pages that people would build instead.
pub fn short(project: &Project) -> Result {
    measure(project, &[])
}

/// The long article, at a desk.
pub fn long(project: &Project) -> Result {
    measure(
        project,
        &["--article", "long", "--profile", "desktop", "--runs", "3"],
    )
}

/// The largest article, at a desk.
pub fn huge(project: &Project) -> Result {
    measure(
        project,
        &["--article", "huge", "--profile", "desktop", "--runs", "3"],
    )
}

/// A short and a long published article.
pub fn published(project: &Project) -> Result {
    let lab = prepare(project)?;
    for slug in PUBLISHED {
        println!("{slug}");
        project
            .command("node")
            .arg("published.mjs")
            .arg(dist(project))
            .args([slug, "3"])
            .folder(&lab)
            .go("measure a published page with the lab")?;
    }
    Ok(())
}

/// Copies the lab, builds its pages and lets it measure ours among them.
fn measure(project: &Project, options: &[&str]) -> Result {
    let lab = prepare(project)?;
    project
        .command("node")
        .args(["measure.mjs", "--ours"])
        .arg(dist(project))
        .args(options)
        .folder(&lab)
        .go("measure the page beside its peers")
}

/// A copy of the lab that is ready to measure.
fn prepare(project: &Project) -> Result<PathBuf> {
    let source = find(project)?;
    let copy = project.cache.join("lab");
    let wanted = |path: &std::path::Path| !matches!(files::name(path).as_str(), "node_modules" | "out");
    files::copy_folder(&source, &copy, &wanted)?;
    if !copy.join("node_modules/playwright-core").is_dir() {
        println!("Installing the lab's packages: a minute, once.");
        tools::npm(project)?
            .args(["ci", "--ignore-scripts", "--loglevel=error"])
            .folder(&copy)
            .go("install the lab's packages")?;
    }
    project
        .command("node")
        .arg("build.mjs")
        .folder(&copy)
        .go("build the lab's pages")?;
    Ok(copy)
}

/// `ARTICLE_WIDGET_SHARED` names the folder. By default it is beside the project.
fn find(project: &Project) -> Result<PathBuf> {
    let named = env::var_os("ARTICLE_WIDGET_SHARED").map(PathBuf::from);
    let beside = project.root.parent().map(|parent| parent.join("shared"));
    named
        .into_iter()
        .chain(beside)
        .map(|shared| shared.join("lab"))
        .find(|lab| lab.join("measure.mjs").is_file())
        .ok_or_else(|| {
            Error::new(
                "measure beside other programs",
                "the lab (measure.mjs with the pages of other programs) is not part of this repository, and no folder shared/lab is beside it",
            )
            .remedy(
                "Set ARTICLE_WIDGET_SHARED to the folder that holds lab/, if you have it. All other parts of the benchmarks measure \
                 without it: `cargo xtask bench --only published`, and the same with `long`, `hundred` and `mounts`.",
            )
        })
}

/// The bundle, with the slash at its end that the lab's server needs.
fn dist(project: &Project) -> PathBuf {
    project.root.join("dist").join("")
}
