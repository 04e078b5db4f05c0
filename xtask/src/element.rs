//! The element as `static/element/custom-elements.json` describes it: the one place where its attributes, properties,
//! methods, events, slots, parts and custom properties stand. The types, the tables in `docs/embedding.md` and the
//! playground are made from it, and tests compare it with the code.
//!
//! The file is a Custom Elements Manifest (schema 2.1.0) and is shipped as it is, for editors and documentation tools.

use serde_json::Value;

use crate::error::{Error, Result};
use crate::files;
use crate::json;
use crate::project::Project;

/// The manifest.
pub const MANIFEST: &str = "static/element/custom-elements.json";

/// What stands in it.
#[derive(Debug)]
pub struct Element {
    /// Its attributes.
    pub attributes: Vec<Entry>,
    /// Its properties.
    pub properties: Vec<Entry>,
    /// Its methods.
    pub methods: Vec<Entry>,
    /// Its events.
    pub events: Vec<Entry>,
    /// Its slots; the nameless one first.
    pub slots: Vec<Entry>,
    /// The custom properties that it reads.
    pub css_properties: Vec<Entry>,
    /// What `::part()` reaches.
    pub css_parts: Vec<Entry>,
}

/// One thing of any kind.
#[derive(Debug)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What it is or does, in Markdown.
    pub description: String,
    /// A TypeScript type, or the syntax of a custom property; empty where there is none. A method's is what it returns.
    pub kind: String,
    /// Its value where none is given.
    pub default: Option<String>,
    /// Whether it can only be read.
    pub readonly: bool,
    /// A method's parameters, with their types.
    pub parameters: Vec<(String, String)>,
}

impl Entry {
    /// The values of a type that is a choice of texts; empty for any other.
    pub fn keywords(&self) -> Vec<&str> {
        let words = self.kind.split(" | ");
        words
            .map(|word| word.strip_prefix('"')?.strip_suffix('"'))
            .collect::<Option<_>>()
            .unwrap_or_default()
    }

    fn new(value: &Value) -> Self {
        let text = |name: &str| json::text(value, name).unwrap_or_default().to_owned();
        let kind = |value: &Value| {
            let kind = value.get("type").and_then(|kind| json::text(kind, "text"));
            kind.unwrap_or_default().to_owned()
        };
        Self {
            name: text("name"),
            description: text("description"),
            kind: match value.get("return") {
                Some(returned) => kind(returned),
                None => json::text(value, "syntax").map_or_else(|| kind(value), str::to_owned),
            },
            default: json::text(value, "default").map(str::to_owned),
            readonly: value.get("readonly").and_then(Value::as_bool).unwrap_or_default(),
            parameters: json::list(value, "parameters")
                .iter()
                .map(|parameter| {
                    let name = json::text(parameter, "name").unwrap_or_default();
                    (name.to_owned(), kind(parameter))
                })
                .collect(),
        }
    }
}

impl Element {
    /// Reads the manifest.
    pub fn read(project: &Project) -> Result<Self> {
        Self::new(&files::read_text(&project.root.join(MANIFEST))?)
    }

    fn new(text: &str) -> Result<Self> {
        let wrong = |why: String| Error::new(format!("read {MANIFEST}"), why);
        let manifest: Value = serde_json::from_str(text).map_err(|error| wrong(error.to_string()))?;
        let class = manifest
            .pointer("/modules/0/declarations/0")
            .ok_or_else(|| wrong("it declares no class".to_owned()))?;
        let entries = |name: &str| json::list(class, name).iter().map(Entry::new).collect();
        let members = |kind: &str| {
            let members = json::list(class, "members").iter();
            let wanted = members.filter(|member| json::text(member, "kind") == Some(kind));
            wanted.map(Entry::new).collect()
        };
        Ok(Self {
            attributes: entries("attributes"),
            properties: members("field"),
            methods: members("method"),
            events: entries("events"),
            slots: entries("slots"),
            css_properties: entries("cssProperties"),
            css_parts: entries("cssParts"),
        })
    }
}

#[cfg(test)]
#[path = "element_tests.rs"]
mod tests;
