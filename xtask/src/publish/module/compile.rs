//! Step 1: the compiler.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::project::Project;
use crate::tools;
use crate::versions::WASM_TARGET;

const FILE: &str = "article-widget.wasm";

/// A release, with a standard library compiled for size and for panics that end at once, where the library's source is there:
/// a fourteenth less to download. Else with the one that comes with the compiler.
///
/// Both are features of the compiler that are not stable yet, so it is told to take them; its version is pinned in
/// `rust-toolchain.toml`. A panic then is a trap, and the glue tells the loader of every trap (`static/glue.js`).
pub fn release(project: &Project, target: &Path) -> Result<PathBuf> {
    let small = tools::has_std_source(project);
    let folder = target.join(if small { "small" } else { "plain" });
    let run = project
        .cargo()
        .args([
            "build",
            "--release",
            "--bin",
            "article-widget",
            "--features",
            "split",
        ])
        .args(["--target", WASM_TARGET])
        .env("CARGO_TARGET_DIR", &folder);
    let run = if small {
        run.env("RUSTC_BOOTSTRAP", "1")
            .args([
                "-Z",
                "build-std=std,panic_abort",
                "-Z",
                "build-std-features=optimize_for_size",
            ])
            .env(
                "RUSTFLAGS",
                "-Clink-args=--emit-relocs -Zunstable-options -Cpanic=immediate-abort",
            )
    } else {
        println!(
            "Without the source of Rust's standard library the module is larger: run `rustup component add rust-src`."
        );
        run
    };
    run.go("compile the module")?;
    Ok(folder.join(WASM_TARGET).join("release").join(FILE))
}

/// What Trunk has compiled while it serves.
pub fn draft(target: &Path) -> PathBuf {
    target.join(WASM_TARGET).join("debug").join(FILE)
}
