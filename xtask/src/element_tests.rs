//! Compares the manifest with the code that it describes.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use article_widget::config::Config;

use super::*;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn element() -> Element {
    Element::parse(&source(MANIFEST)).unwrap()
}

fn source(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

fn names(entries: &[Entry]) -> BTreeSet<String> {
    entries.iter().map(|entry| entry.name.clone()).collect()
}

/// Returns the quoted words between `start` and `end`.
fn quoted(text: &str, start: &str, end: char) -> BTreeSet<String> {
    let after = text.split(start).nth(1).unwrap();
    let inside = after.split(end).next().unwrap();
    let words = inside.split(['\'', '"']).skip(1).step_by(2);
    words.map(str::to_owned).collect()
}

/// Returns each text between `start` and the next quote, in any file of `folders`.
fn literals(folders: &[&str], start: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for folder in folders {
        for path in files::walk(&root().join(folder), &|_| true).unwrap() {
            let text = files::read_text(&path).unwrap();
            let ends = text.split(start).skip(1);
            found.extend(ends.filter_map(|rest| rest.split('"').next().map(str::to_owned)));
        }
    }
    found
}

#[test]
fn a_truncated_manifest_is_reported_with_its_line() {
    let text = source(MANIFEST);
    let half: String = text.lines().take(9).collect::<Vec<_>>().join("\n");
    let said = Element::parse(&half).unwrap_err().to_string();
    assert!(said.contains(&format!("{MANIFEST}:9:")), "{said}");
}

#[test]
fn every_attribute_that_the_configuration_reads_is_described_and_no_other() {
    let asked = RefCell::new(BTreeSet::new());
    let _ = Config::new(
        |name| {
            asked.borrow_mut().insert(name.to_owned());
            None
        },
        |url| Some(url.to_owned()),
    );
    assert_eq!(names(&element().attributes), asked.into_inner());
}

#[test]
fn every_keyword_is_understood_and_every_understood_keyword_is_described() {
    for attribute in element().attributes {
        let keywords = attribute.keywords();
        // `dir` is HTML's own: unknown values are ignored in silence.
        if keywords.is_empty() || attribute.name == "dir" {
            continue;
        }
        let warnings = |value: &str| {
            let value = value.to_owned();
            let (_, warnings) = Config::new(
                |name| (name == attribute.name).then(|| value.clone()),
                |url| Some(url.to_owned()),
            );
            warnings
        };
        for keyword in &keywords {
            assert_eq!(warnings(keyword), [], "{}=\"{keyword}\"", attribute.name);
        }
        let message = warnings("nonsense").remove(0).to_string();
        let expected = message
            .split("expected ")
            .nth(1)
            .unwrap()
            .split('.')
            .next()
            .unwrap();
        let expected: BTreeSet<&str> = expected.split(", ").flat_map(|part| part.split(" or ")).collect();
        assert_eq!(
            keywords.into_iter().collect::<BTreeSet<_>>(),
            expected,
            "{}",
            attribute.name
        );
    }
}

#[test]
fn the_loader_observes_every_attribute_that_may_change() {
    let loader = source("static/loader/element.js");
    let list = ["observedAttributes = [", "ATTRIBUTES = ["];
    let start = list.into_iter().find(|start| loader.contains(start)).unwrap();
    let mut observed = quoted(&loader, start, ']');
    // It says when to begin, so later changes have no effect.
    observed.insert("loading".to_owned());
    assert_eq!(names(&element().attributes), observed);
}

#[test]
fn the_page_for_frames_passes_on_every_attribute_that_the_loader_observes() {
    let passed_on = quoted(&source("static/site/embed.js"), "PASSED_ON = [", ']');
    let mut described = names(&element().attributes);
    // Frames have their own.
    described.remove("loading");
    assert_eq!(described, passed_on);
}

#[test]
fn every_event_that_is_sent_is_described_and_no_other() {
    let events = source("src/embed/events.rs");
    let calls = ["fire(", "send("]
        .into_iter()
        .flat_map(|call| events.split(call).skip(1));
    // The arguments are the target, then the name.
    let sent: BTreeSet<String> = calls
        .filter_map(|arguments| arguments.split_once(", \""))
        .filter(|(to, _)| {
            to.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        })
        .filter_map(|(_, rest)| rest.split('"').next().map(str::to_owned))
        .collect();
    assert_eq!(names(&element().events), sent);
}

#[test]
fn every_custom_property_is_described_with_its_default() {
    let sheets = ["10-tokens", "30-article"].map(|name| source(&format!("static/css/{name}.css")));
    let sheets = sheets.concat();
    let read: BTreeSet<String> = sheets
        .split("var(--article-")
        .skip(1)
        .filter_map(|rest| rest.split(',').next().map(|name| format!("--article-{name}")))
        .collect();
    let element = element();
    assert_eq!(names(&element.css_properties), read);
    for property in element.css_properties {
        let written = format!("var({}, {})", property.name, property.default.unwrap());
        assert!(sheets.contains(&written), "{written}");
    }
}

#[test]
fn every_part_and_slot_that_is_drawn_is_described() {
    let element = element();
    let folders = ["src/article", "src/player", "src/related", "src/app"];
    let described = names(&element.css_parts);
    for part in ["\"part\" = \"", " part=\""]
        .iter()
        .flat_map(|start| literals(&folders, start))
    {
        for name in part.split(' ') {
            assert!(described.contains(name), "part {name}");
        }
    }
    let mut slots = literals(&folders, "<slot name=\"");
    slots.insert(String::new());
    assert_eq!(names(&element.slots), slots);
}
