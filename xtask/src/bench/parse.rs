//! How long one megabyte of Markdown takes to read, and how long it takes to tie timings to an article.

use super::lab;
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;
use crate::tools;
use crate::versions::PLAYWRIGHT;

/// On this machine, without a browser: `examples/parse_bench.rs`.
pub fn native(project: &Project) -> Result {
    example(project, "parse_bench", "measure parsing on this machine")
}

/// Timings of 50,000 words tied to their article, on this machine: `examples/narration_bench.rs`.
pub fn narration(project: &Project) -> Result {
    example(project, "narration_bench", "measure alignment on this machine")
}

fn example(project: &Project, name: &str, what: &str) -> Result {
    let file = format!("examples/{name}.rs");
    if !project.root.join(&file).is_file() {
        return Err(Error::new(what, format!("there is no {file}")));
    }
    project
        .cargo()
        .args([
            "run",
            "--quiet",
            "--release",
            "--package",
            "article-widget",
            "--example",
            name,
        ])
        .go(what)
}

/// In the browser: what the widget itself records with `performance.measure`.
pub fn in_browser(project: &Project) -> Result {
    let browser = tools::browser(project)?;
    let folder = project.tool_folder("playwright-core", PLAYWRIGHT);
    if !folder.join("node_modules/playwright-core").is_dir() {
        println!("Installing playwright-core {PLAYWRIGHT}: half a minute, once.");
        tools::install_packages(project, &folder, &[format!("playwright-core@{PLAYWRIGHT}")])?;
    }
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

/// The lab's, where it is; else the sample articles, over and over.
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
