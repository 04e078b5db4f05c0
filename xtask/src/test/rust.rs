//! The checks of Rust's own tools.

use super::{Done, in_ci};
use crate::error::Result;
use crate::project::Project;
use crate::tools;
use crate::versions::WASM_TARGET;

/// `cargo fmt --check`.
pub fn format(project: &Project) -> Result<Done> {
    project
        .cargo()
        .args(["fmt", "--all", "--check"])
        .go("find the sources formatted; `cargo fmt --all` does it")?;
    Ok(Done::Passed)
}

/// Clippy for this machine: everything, tests and tools too.
pub fn clippy(project: &Project) -> Result<Done> {
    project
        .cargo()
        .args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--all-features",
            "--",
            "--deny",
            "warnings",
        ])
        .go("pass the lints for this machine")?;
    Ok(Done::Passed)
}

/// Clippy for the browser: code that only compiles there.
pub fn clippy_wasm(project: &Project) -> Result<Done> {
    tools::wasm_target(project)?;
    project
        .cargo()
        .args([
            "clippy",
            "--package",
            "article-widget",
            "--all-targets",
            "--features",
            "split",
        ])
        .args(["--target", WASM_TARGET, "--", "--deny", "warnings"])
        .go("pass the lints for the browser")?;
    Ok(Done::Passed)
}

/// `cargo doc` with private items: its readers work on the project.
pub fn docs(project: &Project) -> Result<Done> {
    project
        .cargo()
        .args([
            "doc",
            "--workspace",
            "--no-deps",
            "--all-features",
            "--document-private-items",
        ])
        // The page of a module names its private parts, which rustdoc warns of.
        .env(
            "RUSTDOCFLAGS",
            "--deny warnings --allow rustdoc::private_intra_doc_links",
        )
        .go("build the documentation")?;
    Ok(Done::Passed)
}

/// `cargo test` for this machine, with voices and ffmpeg if it can have them.
pub fn native(project: &Project) -> Result<Done> {
    match tools::for_native_tests(project) {
        Err(error) if in_ci() => return Err(error),
        Err(error) => eprintln!("{error}\nThe tests that need these are skipped."),
        Ok(()) => {}
    }
    project
        .cargo()
        .args(["test", "--workspace", "--all-features"])
        .go("pass the native tests")?;
    Ok(Done::Passed)
}
