//! The source of Rust's standard library, which a release is rebuilt with.

use std::path::Path;

use crate::project::Project;

/// Adds it through rustup where it is missing. Without it the bundle is larger, and works: nothing fails here.
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

/// Whether it is there.
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
