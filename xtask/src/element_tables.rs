//! The tables of `docs/embedding.md`, made from the element's manifest.
//!
//! A table is between `<!-- table: NAME -->` and `<!-- end -->`. If the tables have changed, the test writes the page and
//! fails, so that somebody reads and commits it.

use std::path::Path;

use crate::element::{Element, Entry};
use crate::files;
use crate::project::Project;

type Row = Vec<String>;

fn rows(element: &Element, table: &str) -> Vec<Row> {
    let code = |text: &str| format!("`{text}`");
    let first = |entries: &[Entry], columns: fn(&Entry) -> Vec<String>| -> Vec<Row> {
        entries
            .iter()
            .map(|entry| {
                [
                    vec![code(&entry.name)],
                    columns(entry),
                    vec![entry.description.clone()],
                ]
                .concat()
            })
            .collect()
    };
    match table {
        "attributes" => {
            let mut rows = first(&element.attributes, |entry| vec![values(entry), default(entry)]);
            rows.insert(0, head(&["attribute", "value", "default", ""]));
            rows
        }
        "properties" => {
            let mut rows = first(&element.properties, |entry| {
                let only = if entry.readonly { ", read only" } else { "" };
                vec![format!("`{}`{only}", entry.kind.replace('|', "\\|"))]
            });
            rows.insert(0, head(&["property", "type", ""]));
            rows
        }
        "methods" => {
            let methods = element.methods.iter().map(|entry| {
                let names: Vec<&str> = entry.parameters.iter().map(|(name, _)| name.as_str()).collect();
                vec![
                    code(&format!("{}({})", entry.name, names.join(", "))),
                    entry.description.clone(),
                ]
            });
            std::iter::once(head(&["method", ""])).chain(methods).collect()
        }
        "events" => {
            let mut rows = first(&element.events, |entry| {
                let detail = entry
                    .kind
                    .trim_start_matches("CustomEvent<")
                    .trim_end_matches('>');
                vec![format!("`{detail}`")]
            });
            rows.insert(0, head(&["event", "`detail`", ""]));
            rows
        }
        "slots" => {
            let slots = element.slots.iter().map(|entry| {
                let name = if entry.name.is_empty() {
                    "(no name)".to_owned()
                } else {
                    code(&entry.name)
                };
                vec![name, entry.description.clone()]
            });
            std::iter::once(head(&["slot", ""])).chain(slots).collect()
        }
        "parts" => {
            let mut rows = first(&element.css_parts, |_| Vec::new());
            rows.insert(0, head(&["part", ""]));
            rows
        }
        "custom properties" => {
            let mut rows = first(&element.css_properties, |entry| vec![default(entry)]);
            rows.insert(0, head(&["custom property", "default", ""]));
            rows
        }
        other => panic!("docs/embedding.md asks for a table of {other}"),
    }
}

fn head(names: &[&str]) -> Row {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn values(entry: &Entry) -> String {
    let keywords = entry.keywords();
    if keywords.is_empty() {
        return "text".to_owned();
    }
    let quoted: Vec<String> = keywords.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// Returns a default value as code, and a sentence as it is.
fn default(entry: &Entry) -> String {
    let Some(default) = &entry.default else {
        return "—".to_owned();
    };
    let is_value = entry.name.starts_with("--") || entry.keywords().contains(&default.as_str());
    if is_value {
        format!("`{default}`")
    } else {
        default.clone()
    }
}

fn markdown(rows: &[Row]) -> String {
    let mut out = String::new();
    for (at, row) in rows.iter().enumerate() {
        out.push_str(&format!("| {} |\n", row.join(" | ")));
        if at == 0 {
            out.push_str(&format!("|{}\n", "---|".repeat(row.len())));
        }
    }
    out
}

/// Returns `page` with its tables filled.
fn filled(page: &str, element: &Element) -> String {
    let mut out = String::new();
    let mut rest = page;
    while let Some((before, from)) = rest.split_once("<!-- table: ") {
        let (name, from) = from.split_once(" -->").unwrap();
        let (_, after) = from.split_once("<!-- end -->").unwrap();
        let table = markdown(&rows(element, name));
        out.push_str(&format!("{before}<!-- table: {name} -->\n{table}<!-- end -->"));
        rest = after;
    }
    out + rest
}

#[test]
fn the_tables_are_those_of_the_manifest() {
    let project = Project::find().unwrap();
    let path = project.root.join("docs/embedding.md");
    let page = files::read_text(&path).unwrap();
    let tables = [
        "attributes",
        "properties",
        "methods",
        "events",
        "slots",
        "parts",
        "custom properties",
    ];
    for table in tables {
        assert_eq!(
            page.matches(&format!("<!-- table: {table} -->")).count(),
            1,
            "{table}"
        );
    }
    let wanted = filled(&page, &Element::read(&project).unwrap());
    if page != wanted {
        files::write(&path, wanted).unwrap();
        panic!("docs/embedding.md was not up to date; it is now: look at it and commit it");
    }
}

#[test]
fn every_code_that_a_program_may_meet_is_explained() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let page = files::read_text(&root.join("docs/embedding.md")).unwrap();
    let mut codes = vec!["unavailable".to_owned()];
    for (source, start) in [
        ("src/load/error.rs", " => \""),
        ("src/player/state/failure.rs", " => \""),
        ("crates/article/src/model/warning.rs", " = \""),
        ("static/site/embed.js", "refuse('"),
        ("static/site/embed.js", "return ['"),
    ] {
        let text = files::read_text(&root.join(source)).unwrap();
        let found = text
            .split(start)
            .skip(1)
            .filter_map(|rest| rest.split(['"', '\'']).next());
        codes.extend(found.map(str::to_owned));
    }
    assert!(codes.len() > 20, "{codes:?}");
    for code in codes {
        assert!(
            page.contains(&format!("| `{code}` |")),
            "docs/embedding.md does not explain {code}"
        );
    }
}
