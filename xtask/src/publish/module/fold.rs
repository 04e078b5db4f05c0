//! Step 4: small pieces that several parts share go into the main piece. Each would cost a request, and more bytes than it holds.

use std::path::{Path, PathBuf};

use super::optimise::FEATURES;
use super::split::Split;
use crate::error::Result;
use crate::files;
use crate::project::Project;

/// Maximum size of a piece to fold, in bytes before the optimisation.
const SMALL: usize = 8 * 1024;

/// The name under which the pieces import the main one.
const SHARED: &str = "__wasm_split";

/// Folds small shared pieces of `split` into `main`, and writes the result into `folder`.
pub fn fold(project: &Project, main: &Path, split: &mut Split, folder: &Path) -> Result<PathBuf> {
    let mut small = Vec::new();
    for path in &split.files {
        if files::stem(path).starts_with("chunk_") && files::read(path)?.len() <= SMALL {
            small.push(path.clone());
        }
    }
    if small.is_empty() {
        return Ok(main.to_path_buf());
    }
    files::create_folder(folder)?;
    let output = folder.join(files::name(main));
    let mut run = project.command("wasm-merge").args(FEATURES).arg(main).arg(SHARED);
    for path in &small {
        run = run.arg(path).arg(files::stem(path));
    }
    run.arg("-o")
        .arg(&output)
        .go("fold small pieces into the module")?;
    let names: Vec<String> = small.iter().map(|path| files::stem(path)).collect();
    split.files.retain(|path| !small.contains(path));
    for needed in split.parts.values_mut() {
        needed.retain(|name| !names.contains(name));
    }
    Ok(output)
}
