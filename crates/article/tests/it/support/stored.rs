//! Inputs stored in `fuzz/cases/`: written by us, or found by a fuzz target.

use std::path::Path;

/// Runs `target` on every stored case of `name`.
pub fn run(name: &str, target: fn(&[u8])) {
    for (file, bytes) in cases(name) {
        // A failure shows this line: the input to repeat.
        println!("fuzz/cases/{name}/{file}");
        target(&bytes);
    }
}

/// Returns the stored cases of `name`: each file's name and content, in the same order everywhere. Fails if there are
/// fewer than ten.
pub fn cases(name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz/cases")
        .join(name);
    let mut cases: Vec<_> = std::fs::read_dir(&folder)
        .expect("the folder of stored cases")
        .map(|entry| entry.expect("a stored case"))
        .map(|entry| {
            let bytes = std::fs::read(entry.path()).expect("a stored case");
            (entry.file_name().to_string_lossy().into_owned(), bytes)
        })
        .collect();
    cases.sort();
    assert!(
        cases.len() >= 10,
        "only {} stored cases in {}",
        cases.len(),
        folder.display()
    );
    cases
}
