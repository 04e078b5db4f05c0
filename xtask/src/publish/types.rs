//! `article-widget.d.ts`, the types of the element for TypeScript, and `custom-elements.json`, the same for editors and
//! documentation tools. Tools find both by their names, so the names have no hash.

use std::fmt::Write as _;

use super::staging::Staging;
use crate::element::{Element, Entry, MANIFEST};
use crate::error::Result;
use crate::files;
use crate::project::Project;

/// Writes both files.
pub fn write(project: &Project, staging: &Staging) -> Result {
    let data = files::read_text(&project.root.join("static/element/data.d.ts"))?;
    let types = declarations(&Element::read(project)?, &data);
    staging.write("article-widget.d.ts", types)?;
    files::copy(
        &project.root.join(MANIFEST),
        &staging.path("custom-elements.json"),
    )
}

/// Without the framework its names are unknown, and this part has no effect.
const FRAMEWORK: &str = "// @ts-ignore: known if the framework is installed\n";

/// Returns the whole file: `data`, which is written by hand, and the types of the manifest.
fn declarations(element: &Element, data: &str) -> String {
    let mut out = String::from(
        "// The types of <article-widget>: in TypeScript, in JSX for React 19, in Vue's and in Svelte's templates. TypeScript\n\
         // finds this file beside article-widget.js. From elsewhere, refer to it: /// <reference path=\"…/article-widget.d.ts\" />\n\n",
    );
    out.push_str(data.trim_end());
    out.push_str("\n\n/** The element's attributes. */\nexport interface ArticleWidgetAttributes {\n");
    for attribute in &element.attributes {
        push_comment(&mut out, attribute);
        let _ = writeln!(out, "  {}?: {};", key(&attribute.name), attribute.kind);
    }
    out.push_str("}\n\n/** The element's events. All bubble and are composed. */\nexport interface ArticleWidgetEventMap {\n");
    for event in &element.events {
        push_comment(&mut out, event);
        let _ = writeln!(out, "  {}: {};", key(&event.name), event.kind);
    }
    out.push_str("}\n\n/** Its listeners as React 19 and Svelte 5 name them. */\nexport interface ArticleWidgetListeners {\n");
    for event in &element.events {
        let _ = writeln!(out, "  \"on{}\"?: (event: {}) => void;", event.name, event.kind);
    }
    out.push_str(
        "}\n\n/** Its listeners as Vue names them. */\nexport interface ArticleWidgetVueListeners {\n",
    );
    for event in &element.events {
        let _ = writeln!(
            out,
            "  {}?: (event: {}) => void;",
            vue_listener(&event.name),
            event.kind
        );
    }
    out.push_str("}\n\n/** The element. */\nexport interface ArticleWidgetElement extends HTMLElement {\n");
    for property in &element.properties {
        push_comment(&mut out, property);
        let readonly = if property.readonly { "readonly " } else { "" };
        let _ = writeln!(out, "  {readonly}{}: {};", property.name, property.kind);
    }
    for method in &element.methods {
        push_comment(&mut out, method);
        let parameters: Vec<String> = method
            .parameters
            .iter()
            .map(|(name, kind)| format!("{name}: {kind}"))
            .collect();
        let _ = writeln!(
            out,
            "  {}({}): {};",
            method.name,
            parameters.join(", "),
            method.kind
        );
    }
    out.push_str("}\n\n");
    push_names(
        &mut out,
        "The parts for `::part()`.",
        "ArticleWidgetPart",
        &element.css_parts,
    );
    push_names(&mut out, "Its slots.", "ArticleWidgetSlot", &element.slots);
    push_names(
        &mut out,
        "The custom properties that it reads.",
        "ArticleWidgetCustomProperty",
        &element.css_properties,
    );
    push_global(&mut out);
    push_frameworks(&mut out, element);
    out
}

/// Adds a type of names.
fn push_names(out: &mut String, about: &str, name: &str, entries: &[Entry]) {
    let _ = writeln!(out, "/** {about} */\nexport type {name} =");
    for entry in entries {
        let _ = writeln!(out, "  | \"{}\"", entry.name);
    }
    out.truncate(out.trim_end().len());
    out.push_str(";\n\n");
}

/// Events bubble, so they are declared for every node, the document and the window.
fn push_global(out: &mut String) {
    out.push_str(
        "declare global {\n  interface HTMLElementTagNameMap {\n    \"article-widget\": ArticleWidgetElement;\n  }\n\n  \
         interface GlobalEventHandlersEventMap extends ArticleWidgetEventMap {}\n}\n\n",
    );
}

fn push_frameworks(out: &mut String, element: &Element) {
    let settable: Vec<String> = element
        .properties
        .iter()
        .filter(|property| !property.readonly)
        .map(|property| format!("\"{}\"", property.name))
        .collect();
    let _ = write!(
        out,
        "/** Properties that a template may set besides attributes. */\n\
         export type ArticleWidgetProperties = Partial<Pick<ArticleWidgetElement, {}>>;\n\n\
         declare module \"react\" {{\n  namespace JSX {{\n    interface IntrinsicElements {{\n      {FRAMEWORK}      \
         \"article-widget\": Omit<DetailedHTMLProps<HTMLAttributes<ArticleWidgetElement>, ArticleWidgetElement>, \
         keyof ArticleWidgetAttributes> & ArticleWidgetAttributes & ArticleWidgetProperties & ArticleWidgetListeners;\n    \
         }}\n  }}\n}}\n\n\
         declare module \"vue\" {{\n  interface GlobalComponents {{\n    \"article-widget\": new () => {{\n      \
         $props: ArticleWidgetAttributes & ArticleWidgetProperties & ArticleWidgetVueListeners;\n    }};\n  }}\n}}\n\n\
         declare module \"svelte/elements\" {{\n  interface SvelteHTMLElements {{\n    {FRAMEWORK}    \
         \"article-widget\": Omit<HTMLAttributes<ArticleWidgetElement>, keyof ArticleWidgetAttributes> \
         & ArticleWidgetAttributes & ArticleWidgetProperties & ArticleWidgetListeners;\n  }}\n}}\n",
        settable.join(" | ")
    );
}

fn push_comment(out: &mut String, entry: &Entry) {
    let _ = write!(out, "  /** {}", entry.description.replace("*/", "* /"));
    if let Some(default) = &entry.default {
        let _ = write!(out, " Default: {default}.");
    }
    out.push_str(" */\n");
}

/// Returns a property's name, quoted if necessary.
fn key(name: &str) -> String {
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        name.to_owned()
    } else {
        format!("\"{name}\"")
    }
}

/// Returns `onArticleLoad` for `article-load`.
fn vue_listener(event: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    format!("on{}", event.split('-').map(capital).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_each_framework_has_them() {
        assert_eq!(key("src"), "src");
        assert_eq!(key("related-layout"), "\"related-layout\"");
        assert_eq!(vue_listener("article-load"), "onArticleLoad");
    }
}
