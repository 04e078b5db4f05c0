//! `cargo xtask bench`: prints measurements. They depend on the machine, so compare only numbers of one run.
//!
//! 1. `sizes`: the sizes of the first views.
//! 2. `parse`: one megabyte of Markdown, on this machine and in the browser.
//! 3. `narration`: the alignment of 50,000 words with their article, on this machine and in the browser.
//! 4. `published`: a short and a long published article beside themselves without scripts.
//! 5. `long`: articles of 100 kB and of 1 MB.
//! 6. `hundred`: a hundred elements on one page.
//! 7. `mounts`: what 1,500 elements leave behind that came and went.
//! 8. `lab`: the widget beside the pages that people would build instead. It is not part of the repository.

mod lab;
mod narration;
mod pages;
mod parse;
mod stories;

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use command::report;

use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;
use crate::tools::Browser;
use crate::versions::PLAYWRIGHT;
use crate::{build, bundle, tools};

/// One part of the benchmarks.
struct Part {
    name: &'static str,
    run: fn(&Project) -> Result,
}

const PARTS: [Part; 13] = [
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
        name: "published",
        run: pages::published,
    },
    Part {
        name: "long",
        run: pages::long,
    },
    Part {
        name: "hundred",
        run: pages::hundred,
    },
    Part {
        name: "mounts",
        run: pages::mounts,
    },
    Part {
        name: "lab",
        run: lab::short,
    },
    Part {
        name: "lab-long",
        run: lab::long,
    },
    Part {
        name: "lab-huge",
        run: lab::huge,
    },
    Part {
        name: "lab-published",
        run: lab::published,
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

/// Builds the release bundle and runs the parts. A part that fails prints its error, and the others go on.
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

/// A benchmark in Chromium, controlled by a script.
struct InBrowser {
    browser: Browser,
    /// The folder of Playwright, which controls the browser, and of the scripts.
    folder: PathBuf,
}

impl InBrowser {
    /// Installs what is missing.
    fn new(project: &Project) -> Result<Self> {
        let browser = tools::browser(project)?;
        let folder = project.tool_folder("playwright-core", PLAYWRIGHT);
        if !folder.join("node_modules/playwright-core").is_dir() {
            println!("Installing playwright-core {PLAYWRIGHT}: half a minute, once.");
            tools::install_packages(project, &folder, &[format!("playwright-core@{PLAYWRIGHT}")])?;
        }
        files::write(&folder.join("browser.mjs"), include_str!("browser.mjs"))?;
        Ok(Self { browser, folder })
    }

    /// Runs `script`, the text of `name`, with the bundle and `args`.
    fn run(&self, project: &Project, name: &str, script: &str, args: &[&Path], what: &str) -> Result {
        let path = self.folder.join(name);
        files::write(&path, script)?;
        project
            .command("node")
            .arg(path)
            .arg(project.root.join("dist"))
            .args(args)
            .env("CHROME", &self.browser.program)
            .go(what)
    }
}
