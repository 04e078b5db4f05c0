//! The compiler's target for WebAssembly.

use crate::error::{Error, Result};
use crate::project::Project;
use crate::versions::WASM_TARGET;

/// Adds it through rustup if it is missing.
pub fn ensure(project: &Project) -> Result {
    if is_installed(project) {
        return Ok(());
    }
    if project.which("rustup").is_none() {
        return Err(Error::new(
            format!("compile for {WASM_TARGET}"),
            "this Rust has no standard library for it, and there is no rustup to add one",
        )
        .remedy(format!(
            "Install Rust through https://rustup.rs, or add your system's package for {WASM_TARGET}."
        )));
    }
    println!("Adding Rust's {WASM_TARGET} target: a download of about 20 MB, once.");
    project
        .command("rustup")
        .args(["target", "add", WASM_TARGET])
        .go("add the WebAssembly target")
}

/// Asks the compiler for the folder of the target's libraries, which also works without rustup.
fn is_installed(project: &Project) -> bool {
    project
        .command("rustc")
        .args(["--print", "target-libdir", "--target", WASM_TARGET])
        .probe()
        .is_some_and(|folder| std::path::Path::new(&folder).is_dir())
}
