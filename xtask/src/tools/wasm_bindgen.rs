//! The `wasm-bindgen` program, and the test runner that comes with it.

use std::path::PathBuf;

use super::cargo_install::{self, Crate};
use crate::error::{Error, Result};
use crate::project::Project;
use crate::versions::WASM_BINDGEN;

const CRATE: Crate = Crate {
    name: "wasm-bindgen-cli",
    version: WASM_BINDGEN,
    title: "wasm-bindgen",
    features: None,
    // It reads and writes the whole module in each build.
    opt_level: "1",
    minutes: 2,
};

/// Installs wasm-bindgen unless exactly the locked version is there.
pub fn ensure(project: &Project) -> Result {
    if version(project).is_some_and(|version| version == WASM_BINDGEN) {
        return Ok(());
    }
    cargo_install::install(project, &CRATE, project.which("wasm-bindgen"))
}

/// Returns the path of the test runner of the same version.
pub fn test_runner(project: &Project) -> Result<PathBuf> {
    project.which("wasm-bindgen-test-runner").ok_or_else(|| {
        Error::new(
            "find wasm-bindgen-test-runner",
            "it is not beside wasm-bindgen, with which it is installed",
        )
        .remedy(format!(
            "Run `cargo install wasm-bindgen-cli --version {WASM_BINDGEN} --locked --force`."
        ))
    })
}

fn version(project: &Project) -> Option<String> {
    let answer = project.command("wasm-bindgen").arg("--version").probe()?;
    answer.split_whitespace().nth(1).map(str::to_owned)
}
