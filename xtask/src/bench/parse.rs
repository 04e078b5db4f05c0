//! How long one megabyte of Markdown takes to read.

use super::InBrowser;
use super::stories::story;
use crate::error::Result;
use crate::files;
use crate::project::Project;

const MEGABYTE: usize = 1_000_000;

/// On this machine, without a browser: `examples/parse_bench.rs`.
pub fn native(project: &Project) -> Result {
    super::example(project, "parse_bench", &[], "measure parsing on this machine")
}

/// In the browser: the times that the widget records with `performance.measure`.
pub fn in_browser(project: &Project) -> Result {
    let bench = InBrowser::new(project)?;
    let article = bench.folder.join("huge.md");
    files::write(&article, story(project, MEGABYTE)?)?;
    bench.run(
        project,
        "parse.mjs",
        include_str!("parse.mjs"),
        &[&article],
        "measure parsing in the browser",
    )
}
