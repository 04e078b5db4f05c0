//! The glue: what `wasm-bindgen` writes, with `static/glue.js` behind it, in two files. What only the parts call that come
//! once somebody listens is in the second, and comes with them.

use std::collections::BTreeSet;

use super::module::LINK;
use crate::error::{Error, Result};

/// What keeps the module's exports; from here on they listen for traps.
const EXPORTS: &str = "wasm = instance.exports;";

/// What nobody calls, or for browsers without WebAssembly's reference types: each from one line to before another.
const UNUSED: [(&str, &str); 3] = [
    ("    __destroy_into_raw() {", "    /**"),
    ("if (Symbol.dispose)", "function __wbg_get_imports() {"),
    (
        "if (!('encodeInto' in cachedTextEncoder)) {",
        "let WASM_VECTOR_LEN",
    ),
];

/// From here on to its end it brings and starts the module, in more ways than are called; `static/glue.js` does it in one.
const START: &str = "async function __wbg_load(";

/// How the text that was passed last is measured; its name belongs to the first file.
const LENGTH: &str = "WASM_VECTOR_LEN";

/// The two files.
#[derive(Debug)]
pub struct Glue {
    /// What every widget needs.
    pub first: String,
    /// The imports that only late parts call.
    pub late: String,
}

/// Cuts the imports named `late` out of what `wasm-bindgen` has written, and what nobody calls.
pub fn cut(glue: &str, late: &BTreeSet<String>) -> Result<Glue> {
    let (glue, _) = once(glue, START)?;
    let mut first = glue.to_owned();
    for (start, end) in UNUSED {
        let (before, rest) = once(&first, start)?;
        let end = rest.find(end).ok_or_else(|| missing(end))?;
        first = [before, rest.get(end..).unwrap_or_default()].concat();
    }
    let mut kept = String::new();
    let mut moved = String::new();
    let mut missed = late.clone();
    let mut lines = first.lines();
    while let Some(line) = lines.next() {
        let name = line.trim_start().split(": function(").next().unwrap_or_default();
        if !late.contains(name) {
            kept.push_str(line);
            kept.push('\n');
            continue;
        }
        missed.remove(name);
        let indent = line.len() - line.trim_start().len();
        let is_end =
            |line: &str| line.trim_start().starts_with('}') && line.len() - line.trim_start().len() == indent;
        moved.push_str(line);
        moved.push('\n');
        for line in lines.by_ref() {
            moved.push_str(line);
            moved.push('\n');
            if is_end(line) {
                break;
            }
        }
    }
    if let Some(name) = missed.first() {
        return Err(missing(name));
    }
    Ok(Glue {
        first: kept,
        late: moved.replace(LENGTH, "length()"),
    })
}

/// Joins `glue` with `own`. `parts` is a JSON object: each part's name with the names of its files.
pub fn join(glue: &Glue, own: &str, parts: &str) -> Result<String> {
    let bound = &glue.first;
    if !bound.lines().any(brings_parts) {
        return Err(missing(LINK));
    }
    once(bound, EXPORTS)?;
    let values = [
        ("\"__PARTS__\"", parts.to_owned()),
        ("\"__HELPERS__\"", helpers(glue).join(", ")),
    ];
    let mut own = own.to_owned();
    for (name, value) in values {
        if !own.contains(name) {
            return Err(missing(name));
        }
        own = own.replacen(name, &value, 1);
    }
    let entry = format!("\"{LINK}\":");
    let mut stands = false;
    let bound: String = bound
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
    Ok(format!("{}\n{own}", plain(&bound)))
}

/// The second file, which makes its imports of what it needs of the first.
pub fn late(glue: &Glue) -> String {
    let helpers = helpers(glue).join(", ");
    format!(
        "export default ({{ wasm, length, {helpers} }}) => ({{\n{}}});\n",
        plain(&glue.late)
    )
}

/// The functions and lists of the first file that the second names.
fn helpers(glue: &Glue) -> Vec<&str> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let words: BTreeSet<&str> = glue.late.split(|c| !is_part(c)).collect();
    let declared = |line: &'_ str| {
        let rest = line
            .strip_prefix("function ")
            .or_else(|| line.strip_prefix("const "))?;
        let name = rest.len() - rest.trim_start_matches(is_part).len();
        Some((line.len() - rest.len(), name))
    };
    let named = glue.first.lines().filter_map(|line| {
        let (start, length) = declared(line)?;
        line.get(start..start + length)
    });
    named.filter(|name| words.contains(name)).collect()
}

/// `script` without a name for what is given back at once.
fn plain(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut lines = script.lines().peekable();
    while let Some(line) = lines.next() {
        let value = line
            .trim_start()
            .strip_prefix("const ret = ")
            .filter(|value| value.ends_with(';'));
        match value {
            Some(value) if lines.peek().is_some_and(|next| next.trim() == "return ret;") => {
                out.push_str("return ");
                out.push_str(value);
                lines.next();
            }
            _ => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

/// What is before `text`, and from it on, where it stands once.
fn once<'a>(glue: &'a str, text: &str) -> Result<(&'a str, &'a str)> {
    match (glue.find(text), glue.matches(text).count()) {
        (Some(at), 1) => Ok(glue.split_at(at)),
        _ => Err(missing(text)),
    }
}

fn missing(what: &str) -> Error {
    Error::new("cut and join the glue", format!("it does not hold `{what}` once"))
        .remedy("Compare xtask/src/publish/glue.rs with what this version of wasm-bindgen writes.")
}

/// `import * as import1 from "./parts"`: one for each function of the module that brings a part.
fn brings_parts(line: &str) -> bool {
    line.starts_with("import ") && line.contains(&format!("\"{LINK}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUND: &str = r#"import * as import1 from "./parts"
import * as import2 from "./parts"
export class Widget {
    __destroy_into_raw() {
        return 0;
    }
    /**
     * What it shows.
     */
    get article() {
        const ret = wasm.article(take());
        return ret;
    }
}
if (Symbol.dispose) Widget.prototype[Symbol.dispose] = Widget.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        play: function() { return handleError(function (arg0) {
            const ret = arg0.play(take());
            const len1 = WASM_VECTOR_LEN;
        }, arguments); },
        log: function(arg0) {
            handleError(arg0);
        },
    };
    return {
        "./parts": import1,
        "./parts": import2,
    };
}
function take() {}
function handleError() {}
function unused() {}
if (!('encodeInto' in cachedTextEncoder)) {
}
let WASM_VECTOR_LEN = 0;
wasm = instance.exports;
async function __wbg_load(module, imports) {
}
async function __wbg_init(module_or_path) {
}
export { initSync, __wbg_init as default };
"#;

    const OWN: &str = r#"const files = "__PARTS__", helpers = { "__HELPERS__" };"#;

    fn late_play() -> Glue {
        cut(BOUND, &BTreeSet::from(["play".to_owned()])).unwrap()
    }

    #[test]
    fn late_imports_are_in_a_file_of_their_own_with_what_they_need() {
        assert_eq!(
            late(&late_play()),
            "export default ({ wasm, length, take, handleError }) => ({
        play: function() { return handleError(function (arg0) {
            const ret = arg0.play(take());
            const len1 = length();
        }, arguments); },
});
"
        );
    }

    #[test]
    fn the_first_file_has_the_rest_and_nothing_that_nobody_calls() {
        let joined = join(&late_play(), OWN, "{\"a\":[\"b\"]}").unwrap();
        assert_eq!(
            joined,
            r#"export class Widget {
    /**
     * What it shows.
     */
    get article() {
return wasm.article(take());
    }
}
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        log: function(arg0) {
            handleError(arg0);
        },
    };
    return {
"./parts": parts,
    };
}
function take() {}
function handleError() {}
function unused() {}
let WASM_VECTOR_LEN = 0;
wasm = guarded(instance.exports);

const files = {"a":["b"]}, helpers = { take, handleError };"#
        );
    }

    #[test]
    fn another_glue_is_refused() {
        let none = BTreeSet::new();
        let without = |text: &str| BOUND.replace(text, "");
        for text in ["    __destroy_into_raw() {", START] {
            assert!(cut(&without(text), &none).is_err(), "{text}");
        }
        assert!(cut(BOUND, &BTreeSet::from(["pause".to_owned()])).is_err());
        for text in ["\"./parts\"", EXPORTS] {
            let glue = cut(&without(text), &none).unwrap();
            assert!(join(&glue, OWN, "{}").is_err(), "{text}");
        }
        assert!(join(&late_play(), "\"__PARTS__\"", "{}").is_err());
    }
}
