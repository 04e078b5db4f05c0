//! `cargo xtask test`: every check, one step after the other.

mod bundle;
mod components;
mod end_to_end;
mod licences;
mod retries;
mod rust;
mod sources;
mod summary;

use std::env;
use std::time::Instant;

use clap::builder::{PossibleValue, PossibleValuesParser};
use command::report;

use crate::error::{Error, Result};
use crate::estimates::Estimates;
use crate::project::Project;
use summary::{Outcome, Row};

/// One check.
struct Step {
    /// The name for `--only` and `--skip`.
    name: &'static str,
    /// A description for people.
    about: &'static str,
    /// A step that this one builds on: if that fails, this one does not run.
    after: Option<&'static str>,
    /// Whether `--quick` runs it.
    quick: bool,
    run: fn(&Project) -> Result<Done>,
}

/// The result of a step that did not fail.
enum Done {
    Passed,
    /// It did not run, for this reason.
    Skipped(String),
}

const STEPS: [Step; 14] = [
    Step {
        name: "format",
        about: "the sources are formatted (rustfmt)",
        after: None,
        quick: true,
        run: rust::format,
    },
    Step {
        name: "sources",
        about: "no source hands text to an HTML parser or evaluates it",
        after: None,
        quick: true,
        run: sources::check,
    },
    Step {
        name: "licences",
        about: "the packages that we build on fit our licences",
        after: None,
        quick: true,
        run: licences::check,
    },
    Step {
        name: "clippy",
        about: "lints, for this machine",
        after: None,
        quick: true,
        run: rust::clippy,
    },
    Step {
        name: "clippy-wasm",
        about: "lints, for the browser",
        after: None,
        quick: true,
        run: rust::clippy_wasm,
    },
    Step {
        name: "docs",
        about: "the documentation builds without a warning",
        after: None,
        quick: true,
        run: rust::docs,
    },
    Step {
        name: "native",
        about: "tests that need no browser",
        after: None,
        quick: true,
        run: rust::native,
    },
    Step {
        name: "components",
        about: "component tests inside a browser",
        after: None,
        quick: true,
        run: components::test,
    },
    Step {
        name: "bundle",
        about: "the release bundle builds",
        after: None,
        quick: true,
        run: bundle::build,
    },
    Step {
        name: "contents",
        about: "the bundle has its public files and no inline code",
        after: Some("bundle"),
        quick: true,
        run: bundle::contents,
    },
    Step {
        name: "budget",
        about: "the first view is light enough, and no file of it has grown without a reason",
        after: Some("bundle"),
        quick: true,
        run: bundle::budget,
    },
    Step {
        name: "e2e",
        about: "the release bundle in Chromium",
        after: Some("bundle"),
        quick: true,
        run: end_to_end::chromium,
    },
    Step {
        name: "e2e-firefox",
        about: "the release bundle in Firefox",
        after: Some("bundle"),
        quick: false,
        run: end_to_end::firefox,
    },
    Step {
        name: "e2e-webkit",
        about: "the release bundle in WebKitGTK",
        after: Some("bundle"),
        quick: false,
        run: end_to_end::webkit,
    },
];

/// The steps to run.
#[derive(Debug, Default, clap::Args)]
pub struct TestOptions {
    /// Run only this step. May be given more than once
    #[arg(long, value_name = "STEP", value_parser = step_names(), hide_possible_values = true)]
    pub only: Vec<String>,
    /// Leave out this step. May be given more than once
    #[arg(long, value_name = "STEP", value_parser = step_names(), hide_possible_values = true)]
    pub skip: Vec<String>,
    /// Print the steps and run none
    #[arg(long)]
    pub list: bool,
    /// Leave out Firefox and WebKitGTK
    #[arg(long)]
    pub quick: bool,
}

fn step_names() -> PossibleValuesParser {
    PossibleValuesParser::new(
        STEPS
            .iter()
            .map(|step| PossibleValue::new(step.name).help(step.about)),
    )
}

impl TestOptions {
    fn chooses(&self, step: &Step) -> bool {
        let names = |names: &[String]| names.iter().any(|name| name == step.name);
        let among = if self.only.is_empty() {
            step.quick || !self.quick
        } else {
            names(&self.only)
        };
        among && !names(&self.skip)
    }
}

/// Returns whether this is a CI run, in which nothing that a test needs may be missing.
fn in_ci() -> bool {
    env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// Runs the chosen steps. Fails at the end if one of them failed.
pub fn test(project: &Project, options: TestOptions) -> Result {
    if options.list {
        for step in &STEPS {
            println!("{:12} {}", step.name, step.about);
        }
        return Ok(());
    }
    retries::forget(project)?;
    let chosen: Vec<&Step> = STEPS.iter().filter(|step| options.chooses(step)).collect();
    let mut rows: Vec<Row> = Vec::new();
    let mut estimates = Estimates::read(project);
    for (place, step) in chosen.iter().enumerate() {
        let left = estimates.left(chosen.iter().skip(place).map(|step| step.name));
        println!(
            "\n[{}/{}{left}] {}: {}",
            place + 1,
            chosen.len(),
            step.name,
            step.about
        );
        let row = take(project, step, &rows);
        if matches!(row.outcome, Outcome::Passed) {
            estimates.record(step.name, row.took);
        }
        rows.push(row);
    }
    if let Some(list) = retries::list(project)? {
        println!("\n{list}");
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
                report::print_error(&error);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quick_leaves_out_two_engines_and_only_names_what_it_names() {
        let names = |options: TestOptions| -> Vec<&str> {
            STEPS
                .iter()
                .filter(|step| options.chooses(step))
                .map(|step| step.name)
                .collect()
        };
        let left_out: Vec<&str> = {
            let quick = names(TestOptions {
                quick: true,
                ..TestOptions::default()
            });
            names(TestOptions::default())
                .into_iter()
                .filter(|name| !quick.contains(name))
                .collect()
        };
        assert_eq!(left_out, ["e2e-firefox", "e2e-webkit"]);
        let only = TestOptions {
            only: vec!["e2e-webkit".to_owned(), "format".to_owned()],
            skip: vec!["format".to_owned()],
            quick: true,
            list: false,
        };
        assert_eq!(names(only), ["e2e-webkit"]);
    }

    #[test]
    fn a_step_comes_after_the_one_it_builds_on() {
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
