//! The WebAssembly module and its glue:
//!
//! 1. `compile`: the release build, by a standard library rebuilt for size; while serving, what Trunk has compiled;
//! 2. `split`: parts that are needed later, or not by every article, become files of their own;
//! 3. `late`: so does a table that few articles need (`linked`, `segments`);
//! 4. `bind`: `wasm-bindgen` writes the glue; for a release what only late parts call of it comes late as well (`late_imports`,
//!    `late_piece`);
//! 5. `fold`: small pieces that several parts share go back into the main one;
//! 6. `optimise`: `wasm-opt`, for a release.
//!
//! Trunk compiles the module as well, since that is how it knows what to watch; for a release its module is not used.

mod bind;
mod compile;
mod fold;
mod late;
mod late_imports;
mod late_piece;
mod linked;
mod optimise;
mod segments;
mod split;

use std::collections::BTreeSet;
use std::env;
use std::path::PathBuf;

use self::optimise::Piece;
use crate::error::Result;
use crate::files;
use crate::project::Project;

pub use late_imports::LATE;
pub use split::LINK;

/// All of it, as it goes into the bundle.
pub struct Module {
    /// What every widget needs first.
    pub main: Vec<u8>,
    /// What `wasm-bindgen` writes around it.
    pub glue: String,
    /// The files of the parts, each with its name.
    pub files: Vec<(String, Vec<u8>)>,
    /// The imports that only the parts call that come late, and the piece that calls them; a draft has none.
    pub late: Option<(BTreeSet<String>, Vec<u8>)>,
    /// The parts' names with the names of the files that each needs, in the order in which they are instantiated.
    pub parts: Vec<(String, Vec<String>)>,
}

/// Makes it for a release or for a look, as Trunk's environment says.
pub fn make(project: &Project) -> Result<Module> {
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let target = target_folder(project);
    let compiled = if release {
        compile::release(project, &target)?
    } else {
        compile::draft(&target)
    };
    let folder = target.join("publish");
    let compiled = files::read(&compiled)?;
    let mut split = split::split(&compiled, &folder.join("split"))?;
    late::move_table(&compiled, &split)?;
    let late = late_imports::find(&split)?;
    let bound = bind::bind(project, &split.main, &folder.join("bound"))?;
    let mut piece = None;
    if release {
        // Of a draft, which is not optimised, it would be the whole module once more.
        let (first, late) = late_piece::cut(&files::read(&bound.module)?, &late.places)?;
        files::write(&bound.module, first)?;
        let path = folder.join("bound").join("late.wasm");
        files::write(&path, late)?;
        piece = Some(path);
    }
    let main = fold::fold(project, &bound.module, &mut split, &folder.join("folded"))?;
    let finish = |piece, path: &PathBuf| match release {
        true => optimise::optimise(project, piece, path, &folder.join("optimised")),
        false => files::read(path),
    };
    let late = match piece {
        Some(piece) => Some((late.names, finish(Piece::Part, &piece)?)),
        None => None,
    };
    let mut pieces = Vec::new();
    for path in &split.files {
        pieces.push((files::stem(path), finish(Piece::Part, path)?));
    }
    Ok(Module {
        main: finish(Piece::Main, &main)?,
        glue: files::read_text(&bound.glue)?,
        files: pieces,
        late,
        parts: split.parts,
    })
}

/// Where cargo puts what it compiles.
fn target_folder(project: &Project) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| project.root.join("target"), |folder| project.root.join(folder))
}
