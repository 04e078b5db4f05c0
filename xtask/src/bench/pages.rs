//! Pages in the browser: what they take until they can be read and used, and what they leave behind.

use std::path::Path;

use super::InBrowser;
use super::stories::story;
use crate::error::Result;
use crate::files;
use crate::project::Project;

/// A short and a long article of the sample site.
pub(super) const PUBLISHED: [&str; 2] = ["harbour-bridge-reopens", "the-river-that-moved"];

/// The sizes of long articles, in bytes.
const LONG: [(&str, usize); 2] = [("100-kB.md", 100_000), ("1-MB.md", 1_000_000)];

/// Number of runs of each page.
const RUNS: &str = "3";

pub fn published(project: &Project) -> Result {
    let args = [RUNS].iter().chain(&PUBLISHED).map(Path::new);
    InBrowser::new(project)?.run(
        project,
        "published.mjs",
        include_str!("published.mjs"),
        &args.collect::<Vec<_>>(),
        "measure published pages",
    )
}

pub fn long(project: &Project) -> Result {
    let bench = InBrowser::new(project)?;
    let mut paths = Vec::new();
    for (name, bytes) in LONG {
        let path = bench.folder.join(name);
        files::write(&path, story(project, bytes)?)?;
        paths.push(path);
    }
    let args = std::iter::once(Path::new(RUNS)).chain(paths.iter().map(|path| &**path));
    bench.run(
        project,
        "long.mjs",
        include_str!("long.mjs"),
        &args.collect::<Vec<_>>(),
        "measure long articles",
    )
}

pub fn hundred(project: &Project) -> Result {
    InBrowser::new(project)?.run(
        project,
        "hundred.mjs",
        include_str!("hundred.mjs"),
        &[],
        "measure a hundred elements",
    )
}

pub fn mounts(project: &Project) -> Result {
    InBrowser::new(project)?.run(
        project,
        "mounts.mjs",
        include_str!("mounts.mjs"),
        &[],
        "measure what removed elements leave behind",
    )
}
