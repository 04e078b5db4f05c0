//! The layers within the widget, by the `use` lines and paths of its code. Cargo keeps the layers between crates.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// A room may import rooms before it; rooms on one line never import one another.
const LAYERS: &[&[&str]] = &[
    &["browser", "part", "sizes"],
    &["lazy"],
    &["i18n"],
    &["load"],
    &["article", "player", "related"],
    &["config"],
    &["app"],
    &["embed", "prerender"],
];

fn layer(room: &str) -> Option<usize> {
    LAYERS.iter().position(|rooms| rooms.contains(&room))
}

fn source_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            source_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Returns the room, the path below `src` and the text of every source file.
fn rooms() -> Vec<(String, String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    source_files(&src, &mut files);
    files
        .into_iter()
        .filter_map(|file| {
            let name = file
                .strip_prefix(&src)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            let room = name.split('/').next()?.trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&file).unwrap();
            (room != "lib" && room != "main").then_some((room, name, text))
        })
        .collect()
}

/// Returns the rooms that `text` names after `crate::`, with their lines.
fn imports(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for rest in code.split("crate::").skip(1) {
            let names = match rest.strip_prefix('{') {
                Some(group) => group.split(',').map(str::to_owned).collect(),
                None => vec![rest.to_owned()],
            };
            for name in names {
                let room: String = name
                    .trim()
                    .chars()
                    .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                    .collect();
                found.push((number + 1, room));
            }
        }
    }
    found
}

#[test]
fn every_folder_has_its_layer() {
    let homeless: Vec<_> = rooms()
        .into_iter()
        .filter(|(room, ..)| layer(room).is_none())
        .collect();
    assert!(homeless.is_empty(), "no layer: {homeless:?}");
    for room in LAYERS.iter().flat_map(|rooms| rooms.iter()) {
        assert!(
            rooms().iter().any(|(found, ..)| found == room),
            "no such room: {room}"
        );
    }
}

#[test]
fn imports_go_one_way() {
    let mut wrong = Vec::new();
    for (room, name, text) in rooms() {
        for (line, imported) in imports(&text) {
            let Some(target) = layer(&imported) else { continue };
            if imported != room && layer(&room).is_none_or(|own| target >= own) {
                wrong.push(format!("src/{name}:{line}: {room} imports {imported}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "arrows that run back or across:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn rendering_does_not_touch_the_browser() {
    let mut wrong = Vec::new();
    for (room, name, text) in rooms() {
        let file = name.rsplit('/').next().unwrap_or_default();
        let effect = name.contains("/hooks/")
            || file.starts_with("use_")
            || file.starts_with("engine_")
            || ["player/engine/", "player/highlight/", "player/platform/"]
                .iter()
                .any(|start| name.starts_with(start));
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let browser = code.contains("web_sys") || code.contains("gloo_");
            if browser && !(effect || matches!(room.as_str(), "browser" | "embed" | "load")) {
                wrong.push(format!("src/{name}:{}: the browser", number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "in the wrong room:\n{}", wrong.join("\n"));
}

#[test]
fn imports_are_found_in_groups_and_paths() {
    let text = "use crate::{part::A, i18n};\nlet x = crate::load::y(); // crate::app\n";
    let expected = [(1, "part"), (1, "i18n"), (2, "load")].map(|(line, room)| (line, room.to_owned()));
    assert_eq!(imports(text), expected);
}
