//! Step 4: `wasm-bindgen`.

use std::path::{Path, PathBuf};

use crate::error::Result;
use crate::files;
use crate::project::Project;

/// What it writes.
pub struct Bound {
    /// The module, as the glue knows it.
    pub module: PathBuf,
    /// The glue.
    pub glue: PathBuf,
}

/// Binds `module`; the answer goes into `folder`.
pub fn bind(project: &Project, module: &Path, folder: &Path) -> Result<Bound> {
    files::remove(folder)?;
    project
        .command("wasm-bindgen")
        .args(["--target", "web", "--no-typescript"])
        // The parts are linked with the memory, the table and the stack pointer under these names.
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
