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

/// For size, after the code was made flat, and with a pass for speed between, which makes the parts smaller as well
/// (docs/decisions/0021-text-first.md). The first kilobyte of the memory is unused: it is the far end of the stack.
const PASSES: [&str; 10] = [
    "--low-memory-unused",
    "--strip-debug",
    "--strip-producers",
    "--one-caller-inline-max-function-size=1",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-O3",
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
