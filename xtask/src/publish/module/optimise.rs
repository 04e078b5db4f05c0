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

/// After the code is made flat: 3 kB less (docs/decisions/0007-what-the-bundle-weighs.md). Nothing lies in the first kilobyte, which
/// is the far end of the stack.
const BEFORE: [&str; 6] = [
    "--low-memory-unused",
    "--strip-debug",
    "--strip-producers",
    "--one-caller-inline-max-function-size=1",
    "--flatten",
    "--rereloop",
];

/// Which piece of the module it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The one that is needed first.
    Main,
    /// Any other.
    Part,
}

impl Piece {
    /// Size twice. Between the two, speed makes parts 1 % smaller as well, and the main piece larger.
    fn passes(self) -> &'static [&'static str] {
        match self {
            Self::Main => &["-Oz", "-Oz"],
            Self::Part => &["-Oz", "-O3", "-Oz"],
        }
    }
}

/// The piece of the module in `path`, smaller.
pub fn optimise(project: &Project, piece: Piece, path: &Path, folder: &Path) -> Result<Vec<u8>> {
    files::create_folder(folder)?;
    let output = folder.join(files::name(path));
    project
        .command("wasm-opt")
        .args(FEATURES)
        .args(BEFORE)
        .args(piece.passes())
        // A note for other tools.
        .arg("--strip-target-features")
        .arg(path)
        .arg("-o")
        .arg(&output)
        .go("make the module smaller")?;
    files::read(&output)
}
