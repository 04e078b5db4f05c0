//! The source of Rust's standard library: a release rebuilds it.

use std::path::Path;

use crate::project::Project;

/// Adds it through rustup if it is missing. Without it the bundle is larger but works, so that nothing fails here.
pub fn ensure(project: &Project) {
    if is_there(project) || project.which("rustup").is_none() {
        return;
    }
    println!("Adding the source of Rust's standard library: a download of about 3 MB, once.");
    let added = project
        .command("rustup")
        .args(["component", "add", "rust-src"])
        .go("add the source of the standard library");
    if let Err(error) = added {
        eprintln!("{error}");
    }
}

/// Returns whether it is installed.
pub fn is_there(project: &Project) -> bool {
    project
        .command("rustc")
        .args(["--print", "sysroot"])
        .probe()
        .is_some_and(|sysroot| {
            Path::new(&sysroot)
                .join("lib/rustlib/src/rust/library/std/Cargo.toml")
                .is_file()
        })
}
