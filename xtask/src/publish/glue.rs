//! The glue: what `wasm-bindgen` writes, with `static/glue.js` behind it.

use super::module::LINK;
use crate::error::{Error, Result};

/// What keeps the module's exports; from here on they listen for traps.
const EXPORTS: &str = "wasm = instance.exports;";

/// Joins the two. `parts` is a JSON object: each part's name with the names of its files.
pub fn join(glue: &str, own: &str, parts: &str) -> Result<String> {
    let missing = |what: &str| {
        Error::new("join the glue", format!("it does not hold `{what}` once"))
            .remedy("Compare xtask/src/publish/glue.rs with what this version of wasm-bindgen writes.")
    };
    if !glue.lines().any(brings_parts) {
        return Err(missing(LINK));
    }
    if glue.matches(EXPORTS).count() != 1 {
        return Err(missing(EXPORTS));
    }
    if !own.contains("\"__PARTS__\"") {
        return Err(missing("\"__PARTS__\""));
    }
    let entry = format!("\"{LINK}\":");
    let mut stands = false;
    let bound: String = glue
        .lines()
        .filter(|line| !brings_parts(line))
        // One entry for each import as well: the first is ours, the others would replace it.
        .filter_map(|line| match line.trim_start().starts_with(&entry) {
            true if stands => None,
            true => {
                stands = true;
                Some(format!("{entry} parts,\n"))
            }
            false => Some(line.replace(EXPORTS, "wasm = guarded(instance.exports);") + "\n"),
        })
        .collect();
    let own = own.replacen("\"__PARTS__\"", parts, 1);
    Ok(format!("{bound}\n{own}"))
}

/// `import * as import1 from "./parts"`: one for each function of the module that brings a part.
fn brings_parts(line: &str) -> bool {
    line.starts_with("import ") && line.contains(&format!("\"{LINK}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "import * as import1 from \"./parts\"\nimport * as import2 from \"./parts\"\nfunction imports() {\n    \
        return {\n        \"./parts\": import1,\n        \"./parts\": import2,\n    };\n}\nwasm = instance.exports;\n";

    #[test]
    fn parts_stand_where_the_imports_stood() {
        let joined = join(GLUE, "const FILES = \"__PARTS__\";", "{\"a\":[\"b\"]}").unwrap();
        assert_eq!(
            joined,
            "function imports() {\n    return {\n\"./parts\": parts,\n    };\n}\n\
             wasm = guarded(instance.exports);\n\nconst FILES = {\"a\":[\"b\"]};"
        );
    }

    #[test]
    fn another_glue_is_refused() {
        for glue in ["", "import * as import1 from \"./parts\"\n"] {
            assert!(join(glue, "\"__PARTS__\"", "{}").is_err(), "{glue}");
        }
    }
}
