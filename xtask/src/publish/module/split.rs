//! Step 1: the functions that `part!` declares, and everything that only they reach, move into files of their own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use wasm_split_cli_support::{Options, transform};

use crate::error::{Error, Result};
use crate::files;

/// The module in pieces.
pub struct Split {
    /// The piece that is needed first.
    pub main: PathBuf,
    /// All others.
    pub files: Vec<PathBuf>,
    /// The names of the pieces that each part needs, by the part's name.
    pub parts: BTreeMap<String, Vec<String>>,
}

/// Splits `module`; the pieces go into `folder`.
pub fn split(module: &[u8], folder: &Path) -> Result<Split> {
    files::remove(folder)?;
    let main = folder.join("article-widget.wasm");
    let mut options = Options::new(module);
    options.output_dir = folder;
    options.main_out_path = &main;
    // The main piece imports the functions that load parts from this script: see `glue.rs`.
    options.link_name = "./parts";
    let split = transform(options).map_err(|error| {
        Error::new("split the module into parts", format!("{error:#}")).remedy(
            "The splitting needs a module linked with --emit-relocs, as .cargo/config.toml says. A variable RUSTFLAGS overrides \
             that file: unset it.",
        )
    })?;
    let mut files = split.split_modules;
    files.sort();
    let parts = split.prefetch_map.into_iter().collect();
    Ok(Split { main, files, parts })
}
