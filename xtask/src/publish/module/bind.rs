//! Step 3: `wasm-bindgen`.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::files;
use crate::project::Project;

/// The files that it writes.
pub struct Bound {
    /// The module with the imports and exports that the glue knows.
    pub module: PathBuf,
    /// The glue.
    pub glue: PathBuf,
}

/// Binds `module` and writes the result into `folder`.
pub fn bind(project: &Project, module: &Path, folder: &Path) -> Result<Bound> {
    files::remove(folder)?;
    project
        .command("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--omit-default-module-path"])
        // The parts import the memory, the table and the stack pointer under these names.
        .arg("--keep-lld-exports")
        .arg("--out-dir")
        .arg(folder)
        .arg(module)
        .go("write the module's glue")?;
    Ok(Bound {
        module: folder.join("article-widget_bg.wasm"),
        glue: folder.join("article-widget.js"),
    })
}
