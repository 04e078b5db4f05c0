//! Outside test data, read where it lies.

use std::path::PathBuf;

use serde_json::Value;

/// The folder of the corpora: that of `ARTICLE_WIDGET_SHARED`, else `shared` beside the repository. `None`, with a word
/// to the person who runs the tests, where it is missing.
pub fn folder() -> Option<PathBuf> {
    let shared = std::env::var_os("ARTICLE_WIDGET_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    let folder = shared.join("corpora");
    if folder.is_dir() {
        return Some(folder);
    }
    println!(
        "SKIPPED: no test data in {}; set ARTICLE_WIDGET_SHARED to the folder that holds `corpora`",
        folder.display()
    );
    None
}

/// A corpus that is one JSON list.
pub fn list(name: &str) -> Option<Vec<Value>> {
    let text = std::fs::read_to_string(folder()?.join(name)).expect("the corpus is readable");
    match serde_json::from_str(&text).expect("the corpus is JSON") {
        Value::Array(entries) => Some(entries),
        other => panic!("{name} holds no list but {other}"),
    }
}

/// A member of an entry, as text.
pub fn text<'a>(entry: &'a Value, name: &str) -> &'a str {
    entry.get(name).and_then(Value::as_str).unwrap_or_default()
}
