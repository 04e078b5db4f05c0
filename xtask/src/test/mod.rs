//! `cargo xtask test`: every check, one step after the other.

mod bundle;
mod components;
mod end_to_end;
mod licences;
mod rust;
mod sources;
mod summary;

use std::time::Instant;

use crate::error::{Error, Result};
use crate::project::Project;
use summary::{Outcome, Row};

/// One check.
struct Step {
    /// As `--only` and `--skip` name it.
    name: &'static str,
    /// What it checks.
    about: &'static str,
    /// A step that this one builds on: where that fails, this one is not run.
    after: Option<&'static str>,
    /// Does it.
    run: fn(&Project) -> Result<Done>,
}

/// How a step that did not fail has ended.
enum Done {
    /// It was run.
    Passed,
    /// There was nothing to run it on.
    Skipped(String),
}

const STEPS: [Step; 14] = [
    Step {
        name: "format",
        about: "the sources are formatted (rustfmt)",
        after: None,
        run: rust::format,
    },
    Step {
        name: "sources",
        about: "nothing hands text to an HTML parser or evaluates it",
        after: None,
        run: sources::check,
    },
    Step {
        name: "licences",
        about: "what we build on may be shipped under our licences",
        after: None,
        run: licences::check,
    },
    Step {
        name: "clippy",
        about: "lints, for this machine",
        after: None,
        run: rust::clippy,
    },
    Step {
        name: "clippy-wasm",
        about: "lints, for the browser",
        after: None,
        run: rust::clippy_wasm,
    },
    Step {
        name: "docs",
        about: "the documentation builds without a warning",
        after: None,
        run: rust::docs,
    },
    Step {
        name: "native",
        about: "tests that need no browser",
        after: None,
        run: rust::native,
    },
    Step {
        name: "components",
        about: "component tests inside a browser",
        after: None,
        run: components::test,
    },
    Step {
        name: "bundle",
        about: "the release bundle builds",
        after: None,
        run: bundle::build,
    },
    Step {
        name: "contents",
        about: "the bundle holds what it should, and nothing inline",
        after: Some("bundle"),
        run: bundle::contents,
    },
    Step {
        name: "budget",
        about: "the first view is light enough",
        after: Some("bundle"),
        run: bundle::budget,
    },
    Step {
        name: "e2e",
        about: "the release bundle in Chromium",
        after: Some("bundle"),
        run: end_to_end::chromium,
    },
    Step {
        name: "e2e-firefox",
        about: "the release bundle in Firefox",
        after: Some("bundle"),
        run: end_to_end::firefox,
    },
    Step {
        name: "e2e-webkit",
        about: "the release bundle in WebKitGTK",
        after: Some("bundle"),
        run: end_to_end::webkit,
    },
];

/// The steps to run.
#[derive(Debug, Default, clap::Args)]
pub struct TestOptions {
    /// Run only this step. May be given more than once.
    #[arg(long, value_name = "STEP")]
    pub only: Vec<String>,
    /// Leave out this step. May be given more than once.
    #[arg(long, value_name = "STEP")]
    pub skip: Vec<String>,
    /// Print the steps and run none.
    #[arg(long)]
    pub list: bool,
    /// Leave out Firefox and WebKitGTK.
    #[arg(long)]
    pub quick: bool,
}

/// Runs the chosen steps. Fails at the end if one of them failed.
pub fn test(project: &Project, options: TestOptions) -> Result {
    let TestOptions { only, skip, list, .. } = options;
    if list {
        for step in &STEPS {
            println!("{:12} {}", step.name, step.about);
        }
        return Ok(());
    }
    known(&only)?;
    known(&skip)?;
    let chosen: Vec<&Step> = STEPS
        .iter()
        .filter(|step| only.is_empty() || only.iter().any(|name| name == step.name))
        .filter(|step| !skip.iter().any(|name| name == step.name))
        .collect();
    let mut rows: Vec<Row> = Vec::new();
    for (place, step) in chosen.iter().enumerate() {
        println!("\n[{}/{}] {}: {}", place + 1, chosen.len(), step.name, step.about);
        rows.push(take(project, step, &rows));
    }
    println!("\n{}", summary::table(&rows));
    let failed: Vec<&str> = rows
        .iter()
        .filter(|row| row.failed())
        .map(|row| row.name)
        .collect();
    if failed.is_empty() {
        return Ok(());
    }
    Err(
        Error::new("pass every check", format!("failed: {}", failed.join(", "))).remedy(format!(
            "Read what the first one says, then run it alone: `cargo xtask test --only {}`.",
            failed.first().copied().unwrap_or_default()
        )),
    )
}

fn take(project: &Project, step: &Step, before: &[Row]) -> Row {
    let started = Instant::now();
    let broken = step
        .after
        .filter(|name| before.iter().any(|row| row.name == *name && row.failed()));
    let outcome = match broken {
        Some(name) => Outcome::Skipped(format!("{name} failed")),
        None => match (step.run)(project) {
            Ok(Done::Passed) => Outcome::Passed,
            Ok(Done::Skipped(why)) => Outcome::Skipped(why),
            Err(error) => {
                eprintln!("{error}");
                Outcome::Failed
            }
        },
    };
    Row {
        name: step.name,
        outcome,
        took: started.elapsed(),
    }
}

fn known(names: &[String]) -> Result {
    match names
        .iter()
        .find(|name| STEPS.iter().all(|step| step.name != *name))
    {
        Some(name) => Err(
            Error::new("run the tests", format!("there is no step called {name:?}"))
                .remedy("See `cargo xtask test --list`."),
        ),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_stands_after_the_one_it_builds_on() {
        for (place, step) in STEPS.iter().enumerate() {
            if let Some(after) = step.after {
                assert!(
                    STEPS.iter().take(place).any(|step| step.name == after),
                    "{}",
                    step.name
                );
            }
        }
    }
}
