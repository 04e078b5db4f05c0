//! Step 5: `wasm-opt`.

use std::path::Path;

use crate::error::Result;
use crate::files;
use crate::project::Project;

/// The features of WebAssembly that the compiler uses. Never `--all-features`: version 132 then writes compact imports, which no
/// browser loads.
pub const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Flat code is smaller in the end by 1.3 kB of brotli (docs/decisions/0007-what-the-bundle-weighs.md). The first kilobyte of the
/// memory is unused: it is the far end of the stack.
const PASSES: [&str; 9] = [
    "--low-memory-unused",
    "--strip-debug",
    "--strip-producers",
    "--one-caller-inline-max-function-size=1",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    // Only other tools read them.
    "--strip-target-features",
];

/// Returns the piece of the module in `path` optimised for size.
pub fn optimise(project: &Project, path: &Path, folder: &Path) -> Result<Vec<u8>> {
    files::create_folder(folder)?;
    let output = folder.join(files::name(path));
    project
        .command("wasm-opt")
        .args(FEATURES)
        .args(PASSES)
        .arg(path)
        .arg("-o")
        .arg(&output)
        .go("optimise the module")?;
    files::read(&output)
}
