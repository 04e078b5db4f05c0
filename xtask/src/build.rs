//! `cargo xtask build`: the release bundle.

use crate::bundle;
use crate::error::Result;
use crate::options::BuildOptions;
use crate::project::Project;
use crate::tools;

/// Installs missing tools, builds `dist/` and prints the sizes of its files.
pub fn build(project: &Project, options: &BuildOptions) -> Result {
    tools::for_building(project)?;
    release(project, &options.trunk.passed_on)?;
    let views = bundle::first_views(project)?;
    for view in &views {
        println!("\n{}", bundle::table(view.title, &view.sizes));
    }
    println!("\n{}", bundle::table("later", &bundle::later_parts(project)?));
    match &options.accept_sizes {
        Some(reason) => bundle::accept(project, &views, reason),
        None => Ok(()),
    }
}

/// Settings with which the cargo that Trunk starts compiles the standard library as well: for size, and with panics that end at once.
/// The first view is about 20 kB of brotli smaller (docs/decisions/0008-parts-of-the-module.md).
///
/// The first variable makes cargo and the compiler accept these unstable settings; `rust-toolchain.toml` pins the version of both. A
/// panic is then a trap, and the glue reports every trap (`static/glue/runtime.js`).
const REBUILT_STD: [(&str, &str); 4] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    // Cargo appends these to the flags of `.cargo/config.toml`.
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Zunstable-options -Cpanic=immediate-abort",
    ),
];

/// Runs `trunk build --release`, with a rebuilt standard library if its source is installed.
pub fn release(project: &Project, passed_on: &[String]) -> Result {
    let mut run = tools::trunk::command(project)
        .args(["build", "--release"])
        .args(passed_on);
    if tools::has_std_source(project) {
        for (name, value) in REBUILT_STD {
            run = run.env(name, value);
        }
    } else {
        println!("The source of Rust's standard library is missing: run `rustup component add rust-src`.");
    }
    run.go("build the release bundle")
}
