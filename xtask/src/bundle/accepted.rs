//! The accepted sizes of the files of a first view (`docs/sizes.json`), each with a reason. No file may outgrow its own unnoticed.

use std::collections::BTreeMap;
use std::path::PathBuf;

use command::json;
use serde::{Deserialize, Serialize};

use super::{Size, View};
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;

/// The path of the table.
const TABLE: &str = "docs/sizes.json";

/// Growth that needs no reason, in percent. Compilers and compressors move by less from day to day.
const FREE_GROWTH: u64 = 3;

/// The accepted sizes, by the name of the file without its hash.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Accepted(BTreeMap<String, Entry>);

/// An accepted size.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// Bytes of brotli.
    brotli: u64,
    /// Why the file has this size.
    reason: String,
}

impl Accepted {
    /// Reads the table.
    pub fn read(project: &Project) -> Result<Self> {
        json::from_str(TABLE, &files::read_text(&path(project))?)
    }

    /// Returns a line for each file that is new in a first view, or that has grown by more than is free.
    pub fn objections(&self, files: &[&Size]) -> Vec<String> {
        files
            .iter()
            .filter_map(|size| {
                let (name, now) = (name(size), size.brotli);
                let Some(Entry { brotli: before, .. }) = self.0.get(&name) else {
                    return Some(format!(
                        "{name} is new in a first view, with {now} bytes of brotli"
                    ));
                };
                has_outgrown(*before, now).then(|| {
                    let per_mille = (now - before) * 1000 / before.max(&1);
                    format!(
                        "{name} has {now} bytes of brotli, {}.{} % more than the {before} in {TABLE}",
                        per_mille / 10,
                        per_mille % 10
                    )
                })
            })
            .collect()
    }

    /// Fails if a file has outgrown its accepted size.
    pub fn check(&self, views: &[View]) -> Result {
        let objections = self.objections(&files_of(views));
        if objections.is_empty() {
            return Ok(());
        }
        Err(Error::new(
            "find the files of a first view no larger than accepted",
            objections.join("\n       "),
        )
        .remedy(format!(
            "Make them smaller, or load what is new later. Growth of up to {FREE_GROWTH} % needs no reason. If these bytes are worth it, run \
             `cargo xtask build --accept-sizes \"the reason\"` and commit {TABLE}."
        )))
    }

    /// Takes the sizes as they are now. Files of another size than before get `reason`. Returns a line for each change.
    pub fn accept(&mut self, files: &[&Size], reason: &str) -> Vec<String> {
        let before = std::mem::take(&mut self.0);
        let mut changes = Vec::new();
        for size in files {
            let name = name(size);
            let entry = match before.get(&name) {
                Some(entry) if entry.brotli == size.brotli => entry.clone(),
                old => {
                    let old = old.map_or_else(|| "new".to_owned(), |entry| entry.brotli.to_string());
                    changes.push(format!("{name}: {old} -> {}", size.brotli));
                    Entry {
                        brotli: size.brotli,
                        reason: reason.to_owned(),
                    }
                }
            };
            self.0.insert(name, entry);
        }
        let gone = before.keys().filter(|name| !self.0.contains_key(*name));
        changes.extend(gone.map(|name| format!("{name}: no longer in a first view")));
        changes
    }

    fn text(&self) -> Result<String> {
        let text = serde_json::to_string_pretty(self)
            .map_err(|error| Error::new(format!("write {TABLE}"), error))?;
        Ok(text + "\n")
    }
}

/// Writes the sizes of `views` into the table, with `reason` for every change, and prints the changes.
pub fn accept(project: &Project, views: &[View], reason: &str) -> Result {
    let mut accepted = match path(project).is_file() {
        true => Accepted::read(project)?,
        false => Accepted::default(),
    };
    let changes = accepted.accept(&files_of(views), reason);
    files::write(&path(project), accepted.text()?)?;
    match changes.is_empty() {
        true => println!("\n{TABLE} holds these sizes already."),
        false => println!("\nAccepted in {TABLE}:\n  {}", changes.join("\n  ")),
    }
    Ok(())
}

fn path(project: &Project) -> PathBuf {
    project.root.join(TABLE)
}

/// Returns the files of the views, each once, without the authors' content: an article may be as long as it likes.
fn files_of(views: &[View]) -> Vec<&Size> {
    let mut files: BTreeMap<String, &Size> = BTreeMap::new();
    for size in views
        .iter()
        .filter(|view| view.lists_files)
        .flat_map(|view| &view.sizes)
    {
        if !size.path.starts_with("content/") {
            files.insert(name(size), size);
        }
    }
    files.into_values().collect()
}

fn has_outgrown(before: u64, now: u64) -> bool {
    now * 100 > before * (100 + FREE_GROWTH)
}

/// Returns the file's path with `HASH` in place of the hash.
fn name(size: &Size) -> String {
    let Some((stem, extension)) = size.path.rsplit_once('.') else {
        return size.path.clone();
    };
    match stem.rsplit_once('-') {
        Some((name, hash)) if hash.len() >= 12 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            format!("{name}-HASH.{extension}")
        }
        _ => size.path.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(path: &str, brotli: u64) -> Size {
        Size {
            path: path.to_owned(),
            raw: brotli * 3,
            brotli,
        }
    }

    fn accepted(entries: &[(&str, u64)]) -> Accepted {
        Accepted(
            entries
                .iter()
                .map(|&(name, brotli)| {
                    let reason = "before".to_owned();
                    (name.to_owned(), Entry { brotli, reason })
                })
                .collect(),
        )
    }

    fn view(paths: &[(&str, u64)]) -> View {
        View {
            title: "a view",
            sizes: paths.iter().map(|(path, brotli)| size(path, *brotli)).collect(),
            most: u64::MAX,
            lists_files: true,
        }
    }

    #[test]
    fn only_growth_over_three_percent_and_new_files_need_a_reason() {
        let table = accepted(&[("a.js", 1000), ("b-HASH.wasm", 100_000)]);
        for (path, now, objection) in [
            ("a.js", 500, None),
            ("a.js", 1000, None),
            ("a.js", 1030, None),
            (
                "a.js",
                1031,
                Some("a.js has 1031 bytes of brotli, 3.1 % more than the 1000 in docs/sizes.json"),
            ),
            ("b-0123456789abcdef.wasm", 103_000, None),
            (
                "b-fedcba9876543210.wasm",
                105_555,
                Some("b-HASH.wasm has 105555 bytes of brotli, 5.5 % more than the 100000 in docs/sizes.json"),
            ),
            (
                "c.css",
                10,
                Some("c.css is new in a first view, with 10 bytes of brotli"),
            ),
        ] {
            let size = size(path, now);
            let objections = table.objections(&[&size]);
            assert_eq!(objections.first().map(String::as_str), objection, "{path} {now}");
        }
    }

    #[test]
    fn small_steps_add_up_because_the_table_stays() {
        let table = accepted(&[("a.js", 1000)]);
        let steps = [1020, 1029, 1040].map(|now| table.objections(&[&size("a.js", now)]).len());
        assert_eq!(steps, [0, 0, 1]);
    }

    #[test]
    fn the_failure_names_every_file_and_the_command() {
        let table = accepted(&[("a.js", 1000), ("b.css", 1000)]);
        assert!(table.check(&[view(&[("a.js", 1000), ("b.css", 900)])]).is_ok());
        let error = table
            .check(&[view(&[("a.js", 2000)]), view(&[("a.js", 2000), ("b.css", 1100)])])
            .unwrap_err()
            .to_string();
        assert_eq!(error.matches("a.js has 2000").count(), 1, "{error}");
        assert!(error.contains("b.css has 1100"), "{error}");
        assert!(error.contains("cargo xtask build --accept-sizes"), "{error}");
    }

    #[test]
    fn accepting_gives_the_reason_to_what_has_changed() {
        let mut table = accepted(&[("a.js", 1000), ("b.css", 1000), ("gone.js", 1)]);
        let (a, b, c) = (
            size("a.js", 1000),
            size("b.css", 2000),
            size("c-0123456789abcdef.wasm", 7),
        );
        let changes = table.accept(&[&a, &b, &c], "a new face");
        assert_eq!(
            changes,
            [
                "b.css: 1000 -> 2000",
                "c-HASH.wasm: new -> 7",
                "gone.js: no longer in a first view"
            ]
        );
        let reasons: Vec<_> = table
            .0
            .iter()
            .map(|(name, entry)| (&**name, &*entry.reason))
            .collect();
        assert_eq!(
            reasons,
            [
                ("a.js", "before"),
                ("b.css", "a new face"),
                ("c-HASH.wasm", "a new face")
            ]
        );
        assert!(table.objections(&[&a, &b, &c]).is_empty());
        let read: Accepted = json::from_str(TABLE, &table.text().unwrap()).unwrap();
        assert_eq!(read, table);
    }

    #[test]
    fn content_and_what_is_no_file_have_no_accepted_size() {
        let mut added = view(&[("the tags of the page", 9)]);
        added.lists_files = false;
        let views = [view(&[("content/a.md", 1), ("a.js", 2)]), added];
        let paths: Vec<_> = files_of(&views).iter().map(|size| &*size.path).collect();
        assert_eq!(paths, ["a.js"]);
    }

    #[test]
    fn the_table_has_a_reason_for_each_file() {
        let table: Accepted = json::from_str(TABLE, include_str!("../../../docs/sizes.json")).unwrap();
        assert!(!table.0.is_empty());
        for (name, entry) in &table.0 {
            assert!(
                entry.reason.trim().len() > 3 && entry.brotli > 0,
                "{name}: {entry:?}"
            );
        }
    }
}
