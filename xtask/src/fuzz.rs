//! `cargo xtask fuzz`: the fuzz targets of `fuzz/`, one after the other.
//!
//! cargo-fuzz wants a nightly compiler for its flags. The pinned compiler takes the same flags with `RUSTC_BOOTSTRAP=1`,
//! and without a sanitizer it needs nothing else: the readers have no unsafe code.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;
use crate::run::Run;
use crate::tools;

/// The targets, and the command that runs their stored cases.
const TARGETS: [(&str, &str); 5] = [
    ("markdown", "cargo test -p article --test it stored_markdown"),
    (
        "front_matter",
        "cargo test -p article --test it stored_front_matter",
    ),
    (
        "article_json",
        "cargo test -p article --test it stored_article_json",
    ),
    ("prepared", "cargo test -p article --test it stored_prepared"),
    ("timings", "cargo test -p narration --test it stored_timings"),
];

/// Which targets run, and for how long.
#[derive(Debug, clap::Args)]
pub struct FuzzOptions {
    /// Run each target for so many seconds.
    #[arg(long, value_name = "N", default_value_t = 60)]
    pub seconds: u32,
    /// Run only this target. May be given more than once.
    #[arg(long, value_name = "TARGET")]
    pub only: Vec<String>,
}

/// Runs the chosen targets. Fails at the end if one of them found an input that breaks a rule.
pub fn fuzz(project: &Project, options: &FuzzOptions) -> Result {
    for name in &options.only {
        if !TARGETS.iter().any(|(target, _)| target == name) {
            let known: Vec<&str> = TARGETS.iter().map(|(target, _)| *target).collect();
            return Err(Error::new(
                format!("fuzz {name}"),
                format!("there is no such target; there are {}", known.join(", ")),
            ));
        }
    }
    tools::cargo_fuzz(project)?;
    let mut found = Vec::new();
    for (target, test) in TARGETS {
        if options.only.is_empty() || options.only.iter().any(|name| name == target) {
            found.extend(run(project, target, test, options.seconds)?);
        }
    }
    if found.is_empty() {
        println!("\nNo input broke a rule.");
        return Ok(());
    }
    Err(
        Error::new("survive every input", format!("\n{}", found.join("\n"))).remedy(
            "Copy the input to the folder of stored cases, run the test, and mend the reader. The stored case stays.",
        ),
    )
}

/// Runs one target, and returns a line for each input that it found.
fn run(project: &Project, target: &str, test: &str, seconds: u32) -> Result<Vec<String>> {
    let folder = project.root.join("fuzz");
    println!("\n{target}: building");
    command(project, &folder, "build", target)
        .go("build the fuzz target")
        .map_err(|error| {
            error.remedy(
                "The compiler of rust-toolchain.toml must take the flags of a nightly one (`RUSTC_BOOTSTRAP=1`), and a C++ \
                 compiler must be there for libFuzzer. Else install a nightly compiler with `rustup toolchain install \
                 nightly`, and run `RUSTUP_TOOLCHAIN=nightly cargo xtask fuzz`.",
            )
        })?;
    let corpus = folder.join("corpus").join(target);
    files::create_folder(&corpus)?;
    let artifacts = folder.join("artifacts").join(target);
    files::create_folder(&artifacts)?;
    let before = files::list(&artifacts)?;
    println!("{target}: running for {seconds} seconds");
    // New inputs go into the first folder; those of the second are read.
    let result = command(project, &folder, "run", target)
        .arg(&corpus)
        .arg(folder.join("cases").join(target))
        .arg("--")
        .arg(format!("-max_total_time={seconds}"))
        .args(["-timeout=30", "-rss_limit_mb=4096", "-print_final_stats=1"])
        .go("run the fuzz target");
    let new: Vec<PathBuf> = files::list(&artifacts)?
        .into_iter()
        .filter(|path| !before.contains(path))
        .collect();
    // A target that fails without an input did not run.
    match result {
        Err(error) if new.is_empty() => Err(error),
        _ => Ok(new.iter().map(|path| report(target, path, test)).collect()),
    }
}

fn command(project: &Project, folder: &Path, subcommand: &str, target: &str) -> Run {
    project
        .cargo()
        .folder(folder)
        .env("RUSTC_BOOTSTRAP", "1")
        .without_env("RUSTFLAGS")
        .without_env("CARGO_BUILD_TARGET")
        .args(["fuzz", subcommand, "--sanitizer", "none", target])
}

fn report(target: &str, input: &Path, test: &str) -> String {
    format!(
        "{target}: {input}\n  to repeat: cp {input} fuzz/cases/{target}/ && {test}",
        input = input.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_of_the_manifest_is_run_and_has_stored_cases() {
        let manifest = include_str!("../../fuzz/Cargo.toml");
        let mut named: Vec<&str> = manifest
            .split("[[bin]]\nname = \"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        named.sort_unstable();
        let mut targets = TARGETS.map(|(target, _)| target);
        targets.sort_unstable();
        assert_eq!(named, targets);
        for target in targets {
            let cases = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("../fuzz/cases")
                .join(target);
            assert!(files::list(&cases).unwrap().len() >= 10, "{target}");
        }
    }

    #[test]
    fn a_found_input_is_reported_with_the_way_to_repeat_it() {
        let said = report(
            "markdown",
            Path::new("fuzz/artifacts/markdown/crash-1"),
            "cargo test",
        );
        assert_eq!(
            said,
            "markdown: fuzz/artifacts/markdown/crash-1\n  to repeat: cp fuzz/artifacts/markdown/crash-1 \
             fuzz/cases/markdown/ && cargo test"
        );
    }
}
