//! How long one megabyte of Markdown takes to read.

use super::lab;
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;

/// On this machine, without a browser: `examples/parse_bench.rs`.
pub fn native(project: &Project) -> Result {
    super::example(project, "parse_bench", &[], "measure parsing on this machine")
}

/// In the browser: the times that the widget records with `performance.measure`.
pub fn in_browser(project: &Project) -> Result {
    let (browser, folder) = super::playwright(project)?;
    let article = folder.join("huge.md");
    files::write(&article, huge_article(project)?)?;
    let script = folder.join("parse.mjs");
    files::write(&script, include_str!("parse.mjs"))?;
    project
        .command("node")
        .arg(script)
        .arg(lab::dist(project))
        .arg(article)
        .env("CHROME", browser.program)
        .go("measure parsing in the browser")
}

/// Returns the text of the lab if it is there, or else the sample articles, repeated.
fn huge_article(project: &Project) -> Result<String> {
    const MEGABYTE: usize = 1_000_000;
    if let Ok(lab) = lab::prepare(project) {
        return files::read_text(&lab.join("out/content/huge.md"));
    }
    let mut bodies = String::new();
    for path in files::list(&project.root.join("static/content"))? {
        if files::has_extension(&path, "md") {
            let text = files::read_text(&path)?;
            bodies.push_str(text.rsplit_once("\n---\n").map_or(&*text, |(_, body)| body));
            bodies.push('\n');
        }
    }
    if bodies.is_empty() {
        return Err(Error::new(
            "make a huge article",
            "there is no sample article in static/content/",
        ));
    }
    let times = MEGABYTE.div_ceil(bodies.len());
    Ok(format!("---\ntitle: Huge\n---\n{}", bodies.repeat(times)))
}
