//! Collections of other people's files that are not part of the project: attacks, documents, timing files.
//!
//! They are an additional run. The same kinds of input are stored in `fuzz/cases/`, and those run everywhere.

use std::path::PathBuf;

use serde_json::Value;

/// Returns the folder of the collections: `corpora` in the folder that `ARTICLE_WIDGET_SHARED` names, or in `shared`
/// beside the repository. `None` if there is no such folder.
pub fn folder() -> Option<PathBuf> {
    let shared = std::env::var_os("ARTICLE_WIDGET_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared")),
        PathBuf::from,
    );
    Some(shared.join("corpora")).filter(|folder| folder.is_dir())
}

/// Returns the entries of a collection that is one JSON list; none if the collection is missing.
pub fn list(name: &str) -> Vec<Value> {
    let Some(folder) = folder() else {
        return Vec::new();
    };
    let text = std::fs::read_to_string(folder.join(name)).expect("the collection is readable");
    match serde_json::from_str(&text).expect("the collection is JSON") {
        Value::Array(entries) => entries,
        other => panic!("{name} holds no list but {other}"),
    }
}

/// Prints how many entries of `name` were run: the reader of a log sees an absent collection.
pub fn report(name: &str, count: usize) {
    println!("ran {count} of the collection {name}");
}
