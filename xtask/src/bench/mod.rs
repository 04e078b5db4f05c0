//! `cargo xtask bench`: prints measurements. They depend on the machine, so compare only numbers of one run.
//!
//! 1. `sizes`: the size of the first view.
//! 2. `parse`: one megabyte of Markdown, on this machine and in the browser.
//! 3. `narration`: timings of 50,000 words tied to their article, on this machine and in the browser.
//! 4. `lab`: the widget beside the pages that people would build instead.

mod lab;
mod narration;
mod parse;

use std::path::PathBuf;

use article_command::report;
use clap::builder::PossibleValuesParser;

use crate::error::{Error, Result};
use crate::project::Project;
use crate::tools::Browser;
use crate::versions::PLAYWRIGHT;
use crate::{build, bundle, tools};

/// One part of the benchmarks.
struct Part {
    name: &'static str,
    run: fn(&Project) -> Result,
}

const PARTS: [Part; 6] = [
    Part {
        name: "sizes",
        run: sizes,
    },
    Part {
        name: "parse",
        run: parse::native,
    },
    Part {
        name: "parse-browser",
        run: parse::in_browser,
    },
    Part {
        name: "narration",
        run: narration::native,
    },
    Part {
        name: "narration-browser",
        run: narration::in_browser,
    },
    Part {
        name: "lab",
        run: lab::measure,
    },
];

/// The parts to run.
#[derive(Debug, Default, clap::Args)]
pub struct BenchOptions {
    /// Run only this part. May be given more than once
    #[arg(long, value_name = "PART", value_parser = part_names())]
    pub only: Vec<String>,
}

fn part_names() -> PossibleValuesParser {
    PossibleValuesParser::new(PARTS.iter().map(|part| part.name))
}

/// Builds the release bundle and runs the parts. A part that cannot be run says why, and the others go on.
pub fn bench(project: &Project, options: BenchOptions) -> Result {
    let only = options.only;
    tools::for_building(project)?;
    build::release(project, &[])?;
    for part in &PARTS {
        if !only.is_empty() && !only.iter().any(|name| name == part.name) {
            continue;
        }
        println!("\n[{}]", part.name);
        if let Err(error) = (part.run)(project) {
            report::print_error(&error);
        }
    }
    Ok(())
}

fn sizes(project: &Project) -> Result {
    for view in bundle::first_views(project)? {
        println!("{}", bundle::table(view.title, &view.sizes));
        println!("{} of {} bytes\n", bundle::total(&view.sizes), view.most);
    }
    Ok(())
}

/// Runs `examples/NAME.rs` as it is when it is released.
fn example(project: &Project, name: &str, args: &[&str], what: &str) -> Result {
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
        .arg("--")
        .args(args)
        .go(what)
}

/// Returns Chromium and the folder of Playwright, which controls it from a script.
fn playwright(project: &Project) -> Result<(Browser, PathBuf)> {
    let browser = tools::browser(project)?;
    let folder = project.tool_folder("playwright-core", PLAYWRIGHT);
    if !folder.join("node_modules/playwright-core").is_dir() {
        println!("Installing playwright-core {PLAYWRIGHT}: half a minute, once.");
        tools::install_packages(project, &folder, &[format!("playwright-core@{PLAYWRIGHT}")])?;
    }
    Ok((browser, folder))
}
