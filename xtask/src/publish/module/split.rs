//! Step 2: the functions that `part!` declares, and whatever only they reach, move into files of their own.

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
    /// The parts' names with those of the files that each needs; its own is the last.
    pub parts: Vec<(String, Vec<String>)>,
}

/// The module from which the main piece imports what brings the parts: `static/glue.js` stands in its place.
pub const LINK: &str = "./parts";

/// Cuts `module` up; the pieces go into `folder`.
pub fn split(module: &[u8], folder: &Path) -> Result<Split> {
    files::remove(folder)?;
    let main = folder.join("article-widget.wasm");
    let mut options = Options::new(module);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = LINK;
    let split = transform(options).map_err(|error| {
        Error::new("cut the module into parts", format!("{error:#}")).remedy(
            "It must be linked with --emit-relocs, as .cargo/config.toml says: see that no variable RUSTFLAGS overrides it.",
        )
    })?;
    let mut files = split.split_modules;
    files.sort();
    let mut parts: Vec<_> = split.prefetch_map.into_iter().collect();
    parts.sort();
    Ok(Split { main, files, parts })
}
