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

/// Flat code is smaller in the end by 3 kB (docs/decisions/0007-what-the-bundle-weighs.md). The first kilobyte of the memory is
/// unused: it is the far end of the stack.
const BEFORE: [&str; 6] = [
    "--low-memory-unused",
    "--strip-debug",
    "--strip-producers",
    "--one-caller-inline-max-function-size=1",
    "--flatten",
    "--rereloop",
];

/// A kind of piece of the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The one that is needed first.
    Main,
    /// Any other.
    Part,
}

impl Piece {
    /// Optimises for size twice. A pass for speed between makes parts 1 % smaller, and the main piece larger.
    fn passes(self) -> &'static [&'static str] {
        match self {
            Self::Main => &["-Oz", "-Oz"],
            Self::Part => &["-Oz", "-O3", "-Oz"],
        }
    }
}

/// Returns the piece of the module in `path` optimised.
pub fn optimise(project: &Project, piece: Piece, path: &Path, folder: &Path) -> Result<Vec<u8>> {
    files::create_folder(folder)?;
    let output = folder.join(files::name(path));
    project
        .command("wasm-opt")
        .args(FEATURES)
        .args(BEFORE)
        .args(piece.passes())
        // Only for other tools.
        .arg("--strip-target-features")
        .arg(path)
        .arg("-o")
        .arg(&output)
        .go("optimise the module")?;
    files::read(&output)
}
