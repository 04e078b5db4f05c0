//! From the module that Trunk's cargo has linked to the files of the bundle:
//!
//! 1. `split`: parts that are needed later, or not by every article, become files of their own.
//! 2. `character_names`: a table that few articles need moves into a part of its own (`linked`, `segments`).
//! 3. `bind`: `wasm-bindgen` writes the glue.
//! 4. `fold`: small pieces that several parts share go back into the main one.
//! 5. `optimise`: `wasm-opt`, in a release.

mod bind;
mod character_names;
mod fold;
mod linked;
mod optimise;
mod segments;
mod split;

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};

use article_command::Progress;

use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;
use crate::versions::WASM_TARGET;

/// The module in pieces.
pub struct Module {
    /// The piece that every widget needs first.
    pub main: Vec<u8>,
    /// The script that `wasm-bindgen` wrote for it.
    pub glue: PathBuf,
    /// The other pieces by name.
    pub files: Vec<(String, Vec<u8>)>,
    /// The names of the pieces that each part needs, by the part's name.
    pub parts: BTreeMap<String, Vec<String>>,
}

/// Makes it from the module that this run of Trunk has linked.
pub fn make(project: &Project) -> Result<Module> {
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let folder = work_folder(project);
    let linked = linked_module(project, release)?;
    let mut split = split::split(&linked, &folder.join("split"))?;
    character_names::move_table(&linked, &split)?;
    let bound = bind::bind(project, &split.main, &folder.join("bound"))?;
    let main = fold::fold(project, &bound.module, &mut split, &folder.join("folded"))?;
    let finish = |path: &Path| match release {
        true => optimise::optimise(project, path, &folder.join("optimised")),
        false => files::read(path),
    };
    let progress = release.then(|| Progress::new("Optimising the module", split.files.len() + 1));
    let mut pieces = Vec::new();
    for path in &split.files {
        pieces.push((files::stem(path), finish(path)?));
        if let Some(progress) = &progress {
            progress.set(pieces.len());
        }
    }
    Ok(Module {
        main: finish(&main)?,
        glue: bound.glue,
        files: pieces,
        parts: split.parts,
    })
}

/// Reads the module as the linker wrote it. Trunk's own result is bound already, and the splitting reads the linker's.
fn linked_module(project: &Project, release: bool) -> Result<Vec<u8>> {
    if release && env::var_os("CARGO_UNSTABLE_BUILD_STD").is_none() {
        println!(
            "The module holds the standard library that came with the compiler. `cargo xtask build` rebuilds it for size, and the \
             bundle is about 15 kB smaller."
        );
    }
    let profile = if release { "release" } else { "debug" };
    let path = target_folder(project)
        .join(WASM_TARGET)
        .join(profile)
        .join("article-widget.wasm");
    if path.is_file() {
        return files::read(&path);
    }
    Err(Error::new(
        "find the module that Trunk has compiled",
        format!("{} is missing", path.display()),
    )
    .remedy("Build with the profile `dev` or `release`, and set CARGO_TARGET_DIR if cargo has another target folder."))
}

/// The folder for intermediate files.
pub fn work_folder(project: &Project) -> PathBuf {
    target_folder(project).join("publish")
}

/// Cargo's target folder.
fn target_folder(project: &Project) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| project.root.join("target"), |folder| project.root.join(folder))
}
