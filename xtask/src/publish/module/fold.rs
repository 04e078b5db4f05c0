//! Step 4: small pieces that several parts share go into the main piece. Each would cost a request, and more bytes than it holds.
//! So do pieces of the parts that read articles: the loader requests these parts early, and knows only one file of each.

use std::path::{Path, PathBuf};

use super::optimise::FEATURES;
use super::split::Split;
use crate::error::Result;
use crate::files;
use crate::project::Project;

/// Maximum size of a piece to fold, in bytes before the optimisation.
const SMALL: usize = 8 * 1024;

/// The parts that the loader requests itself.
const EARLY: [&str; 2] = ["reader", "prepared"];

/// The name under which the pieces import the main one.
const SHARED: &str = "__wasm_split";

/// Folds small shared pieces, and shared pieces that an early part needs, of `split` into `main`, and writes the result into `folder`.
pub fn fold(project: &Project, main: &Path, split: &mut Split, folder: &Path) -> Result<PathBuf> {
    let is_early = |name: &String| {
        EARLY
            .iter()
            .filter_map(|part| split.parts.get(*part))
            .flatten()
            .any(|needed| needed == name)
    };
    let mut folded = Vec::new();
    for path in &split.files {
        let name = files::stem(path);
        if name.starts_with("chunk_") && (is_early(&name) || files::read(path)?.len() <= SMALL) {
            folded.push(path.clone());
        }
    }
    if folded.is_empty() {
        return Ok(main.to_path_buf());
    }
    files::create_folder(folder)?;
    let output = folder.join(files::name(main));
    let mut run = project.command("wasm-merge").args(FEATURES).arg(main).arg(SHARED);
    for path in &folded {
        run = run.arg(path).arg(files::stem(path));
    }
    run.arg("-o")
        .arg(&output)
        .go("fold shared pieces into the module")?;
    let names: Vec<String> = folded.iter().map(|path| files::stem(path)).collect();
    split.files.retain(|path| !folded.contains(path));
    for needed in split.parts.values_mut() {
        needed.retain(|name| !names.contains(name));
    }
    Ok(output)
}
