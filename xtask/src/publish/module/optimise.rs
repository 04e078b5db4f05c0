//! Step 6: `wasm-opt`.

use std::path::Path;

use crate::error::Result;
use crate::files;
use crate::project::Project;

/// What the compiler uses of WebAssembly. Never `--all-features`: what version 132 then writes no browser loads.
pub const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Twice, and after the code is made flat: 3 kB less (docs/decisions/0007-what-the-bundle-weighs.md). Nothing lies in the first
/// kilobyte, which is the far end of the stack.
const PASSES: [&str; 9] = [
    "--low-memory-unused",
    "--strip-debug",
    "--strip-producers",
    "--one-caller-inline-max-function-size=1",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    // A note for other tools.
    "--strip-target-features",
];

/// The module in `path`, smaller.
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
        .go("make the module smaller")?;
    files::read(&output)
}
