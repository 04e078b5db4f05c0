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
    // `import * as import1 from "./parts"`: the name under which the imports of the module stand.
    let import = glue
        .lines()
        .find(|line| line.starts_with("import ") && line.contains(LINK))
        .ok_or_else(|| missing(LINK))?;
    let name = import
        .split_whitespace()
        .nth(3)
        .ok_or_else(|| missing(LINK))?;
    if glue.matches(EXPORTS).count() != 1 {
        return Err(missing(EXPORTS));
    }
    if !own.contains("\"__PARTS__\"") {
        return Err(missing("\"__PARTS__\""));
    }
    let bound = glue
        .replacen(import, "", 1)
        .replacen(EXPORTS, "wasm = guarded(instance.exports);", 1)
        .replace(&format!("\"{LINK}\": {name},"), &format!("\"{LINK}\": parts,"));
    let own = own.replacen("\"__PARTS__\"", parts, 1);
    Ok(format!("{bound}\n{own}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "import * as import1 from \"./parts\"\nconst a = { \"./parts\": import1, };\nwasm = instance.exports;\n";

    #[test]
    fn parts_stand_where_the_import_stood() {
        let joined = join(GLUE, "const FILES = \"__PARTS__\";", "{\"a\":[\"b\"]}").unwrap();
        assert_eq!(
            joined,
            "\nconst a = { \"./parts\": parts, };\nwasm = guarded(instance.exports);\n\nconst FILES = {\"a\":[\"b\"]};"
        );
    }

    #[test]
    fn another_glue_is_refused() {
        for glue in ["", "import * as import1 from \"./parts\"\n"] {
            assert!(join(glue, "\"__PARTS__\"", "{}").is_err(), "{glue}");
        }
    }
}
