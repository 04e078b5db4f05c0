//! The rooms of the player import one another in one direction.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

/// A room imports only rooms before it. The last one is the player itself.
const ROOMS: [&str; 10] = [
    "state",
    "text",
    "platform",
    "engine/media",
    "engine/speech",
    "engine/session",
    "highlight",
    "view",
    "hooks",
    "",
];

/// The number of the room that `path` is in, below `src/player`.
fn room(path: &str) -> usize {
    let is_in = |room: &&str| path == *room || path.starts_with(&format!("{room}/"));
    ROOMS.iter().position(is_in).unwrap_or(ROOMS.len() - 1)
}

fn imports(folder: &Path, root: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            imports(&path, root, found);
            continue;
        }
        let name = path
            .strip_prefix(root)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        for path in fs::read_to_string(&path)
            .unwrap()
            .split("crate::player::")
            .skip(1)
        {
            let end = path.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
            found.push((name.clone(), path[..end.unwrap_or(path.len())].replace("::", "/")));
        }
    }
}

#[test]
fn imports_go_one_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/player");
    let mut found = Vec::new();
    imports(&root, &root, &mut found);
    assert!(found.len() > 100, "{found:?}");
    let upward = found
        .iter()
        .filter(|(from, to)| room(to) > room(from))
        .collect::<Vec<_>>();
    assert!(upward.is_empty(), "{upward:#?}");
}
