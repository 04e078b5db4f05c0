//! The glue: the JavaScript that `wasm-bindgen` writes, `static/glue/` and the list of the parts, as one script.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use super::minify::{self, Bundle};
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;
use site::Asset;

/// The line with which `wasm-bindgen`'s script receives the exports of the module, and the line that makes them report traps
/// (docs/decisions/0008-parts-of-the-module.md).
const EXPORTS: &str = "wasm = instance.exports;";
const GUARDED: &str = "wasm = guarded(instance.exports);";

/// The names that only the module and the glue share, and the name under which the module imports the glue. `wasm-bindgen` puts
/// hashes into them, which do not compress.
const SHARED_NAMES: &str = r"^(__wb|__externref|wasm_bindgen_|\./article-widget_bg\.js$|\./snippets/)";

/// Bundles `bound`, the script that `wasm-bindgen` wrote. `parts` has the files of each part by the part's name.
pub fn bundle(project: &Project, bound: &Path, parts: &BTreeMap<String, Vec<Asset>>) -> Result<Bundle> {
    let folder = bound.with_file_name("glue");
    files::remove(&folder)?;
    files::copy_folder(&project.root.join("static/glue"), &folder, &|_| true)?;
    files::write(&folder.join("parts.js"), parts_module(parts))?;
    files::write(
        &folder.join("article-widget.js"),
        guard_exports(&own_imports(&files::read_text(bound)?))?,
    )?;
    minify::bundle(project, &folder.join("main.js"), SHARED_NAMES)
}

/// The module `./parts`, from which the WebAssembly module imports a function for each part. No name or hash needs an escape.
fn parts_module(parts: &BTreeMap<String, Vec<Asset>>) -> String {
    let mut out = "import { part } from './runtime.js';\n".to_owned();
    for (name, needed) in parts {
        let files: Vec<String> = needed
            .iter()
            .map(|Asset { name, integrity }| format!("['{name}', '{integrity}']"))
            .collect();
        let _ = writeln!(
            out,
            "export const __wasm_split_load_{name} = part('{name}', [{}]);",
            files.join(", ")
        );
    }
    out
}

/// Lets `wasm-bindgen`'s script import the scripts of `static/glue/` from beside it. It would import copies of its own. The name
/// under which the module imports them stays.
fn own_imports(script: &str) -> String {
    let mut lines = String::new();
    for line in script.split_inclusive('\n') {
        let copy = line
            .split_once("./snippets/")
            .zip(line.split_once("/static/glue/"));
        match copy.filter(|_| line.starts_with("import ")) {
            Some(((names, _), (_, file))) => lines.extend([names, "./", file]),
            None => lines.push_str(line),
        }
    }
    lines
}

fn guard_exports(script: &str) -> Result<String> {
    if script.matches(EXPORTS).count() == 1 {
        return Ok(format!(
            "import {{ guarded }} from './runtime.js';\n{}",
            script.replace(EXPORTS, GUARDED)
        ));
    }
    Err(Error::new(
        "guard the exports of the module",
        format!("the glue does not hold `{EXPORTS}` exactly once"),
    )
    .remedy("Compare xtask/src/publish/glue.rs with the glue that this version of wasm-bindgen writes."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_of_the_glue_are_imported_once() {
        let copy = "./snippets/article-widget-1a/static/glue/tasks.js";
        let script = |file| format!("import * as a from \"{file}\"\nconst b = {{\n    \"{copy}\": a,\n}};\n");
        assert_eq!(own_imports(&script(copy)), script("./tasks.js"));
    }

    #[test]
    fn exports_are_guarded_and_another_glue_is_refused() {
        let guarded = guard_exports("function f() {\n    wasm = instance.exports;\n}").unwrap();
        assert_eq!(
            guarded,
            "import { guarded } from './runtime.js';\nfunction f() {\n    wasm = guarded(instance.exports);\n}"
        );
        assert!(guard_exports("wasm = exports;").is_err());
    }

    #[test]
    fn each_part_is_a_function_with_its_files() {
        let file = Asset {
            name: "a-1.wasm".to_owned(),
            integrity: "sha256-x=".to_owned(),
        };
        let parts = BTreeMap::from([("a".to_owned(), vec![file]), ("b".to_owned(), vec![])]);
        assert_eq!(
            parts_module(&parts),
            "import { part } from './runtime.js';\n\
             export const __wasm_split_load_a = part('a', [['a-1.wasm', 'sha256-x=']]);\n\
             export const __wasm_split_load_b = part('b', []);\n"
        );
    }
}
