//! The element as `static/element/custom-elements.json` describes it: its attributes, properties, methods, events, slots,
//! parts and custom properties. Types, the tables in `docs/embedding.md` and the playground are made from this file, and
//! tests compare it with the code.
//!
//! The file is a Custom Elements Manifest (schema 2.1.0). The bundle contains it for editors and documentation tools.

use serde::Deserialize;

use article_command::json;

use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;

/// The manifest.
pub const MANIFEST: &str = "static/element/custom-elements.json";

/// The element.
#[derive(Debug)]
pub struct Element {
    pub attributes: Vec<Entry>,
    pub properties: Vec<Entry>,
    pub methods: Vec<Entry>,
    pub events: Vec<Entry>,
    /// The default slot is first.
    pub slots: Vec<Entry>,
    /// The custom properties that it reads.
    pub css_properties: Vec<Entry>,
    /// The parts for `::part()`.
    pub css_parts: Vec<Entry>,
}

/// An attribute, property, method, event, slot, part or custom property.
#[derive(Debug, Deserialize)]
#[serde(from = "Written")]
pub struct Entry {
    /// The name. Empty for the default slot.
    pub name: String,
    /// The description, in Markdown.
    pub description: String,
    /// A TypeScript type, the return type of a method, or the syntax of a custom property. Empty if there is none.
    pub kind: String,
    pub default: Option<String>,
    pub readonly: bool,
    /// The parameters of a method, with their types.
    pub parameters: Vec<(String, String)>,
}

/// An entry as the manifest has it.
#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    name: String,
    #[serde(default)]
    description: String,
    #[serde(default, rename = "type")]
    kind: Type,
    #[serde(rename = "return")]
    returned: Option<Returned>,
    syntax: Option<String>,
    default: Option<String>,
    #[serde(default)]
    readonly: bool,
    #[serde(default)]
    parameters: Vec<Parameter>,
}

#[derive(Default, Deserialize)]
struct Type {
    text: String,
}

#[derive(Deserialize)]
struct Returned {
    #[serde(default, rename = "type")]
    kind: Type,
}

#[derive(Deserialize)]
struct Parameter {
    name: String,
    #[serde(default, rename = "type")]
    kind: Type,
}

impl From<Written> for Entry {
    fn from(written: Written) -> Self {
        Self {
            name: written.name,
            description: written.description,
            kind: match (written.returned, written.syntax) {
                (Some(returned), _) => returned.kind.text,
                (None, Some(syntax)) => syntax,
                (None, None) => written.kind.text,
            },
            default: written.default,
            readonly: written.readonly,
            parameters: written
                .parameters
                .into_iter()
                .map(|parameter| (parameter.name, parameter.kind.text))
                .collect(),
        }
    }
}

impl Entry {
    /// Returns the values of a type that is a choice of texts. Empty for any other type.
    pub fn keywords(&self) -> Vec<&str> {
        let words = self.kind.split(" | ");
        words
            .map(|word| word.strip_prefix('"')?.strip_suffix('"'))
            .collect::<Option<_>>()
            .unwrap_or_default()
    }
}

#[derive(Deserialize)]
struct Manifest {
    modules: Vec<Module>,
}

#[derive(Deserialize)]
struct Module {
    declarations: Vec<Class>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Class {
    #[serde(default)]
    attributes: Vec<Entry>,
    #[serde(default)]
    members: Vec<Member>,
    #[serde(default)]
    events: Vec<Entry>,
    #[serde(default)]
    slots: Vec<Entry>,
    #[serde(default)]
    css_properties: Vec<Entry>,
    #[serde(default)]
    css_parts: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Member {
    Field(Entry),
    Method(Entry),
}

impl Element {
    /// Reads the manifest.
    pub fn read(project: &Project) -> Result<Self> {
        Self::parse(&files::read_text(&project.root.join(MANIFEST))?)
    }

    fn parse(text: &str) -> Result<Self> {
        let manifest: Manifest = json::from_str(MANIFEST, text)?;
        let class = manifest
            .modules
            .into_iter()
            .flat_map(|module| module.declarations)
            .next()
            .ok_or_else(|| Error::new(format!("read {MANIFEST}"), "it declares no class"))?;
        let (mut properties, mut methods) = (Vec::new(), Vec::new());
        for member in class.members {
            match member {
                Member::Field(entry) => properties.push(entry),
                Member::Method(entry) => methods.push(entry),
            }
        }
        Ok(Self {
            attributes: class.attributes,
            properties,
            methods,
            events: class.events,
            slots: class.slots,
            css_properties: class.css_properties,
            css_parts: class.css_parts,
        })
    }
}

#[cfg(test)]
#[path = "element_tests.rs"]
mod tests;
