//! Compares what the reader makes of a specification's examples with the HTML that the specification shows.

use serde_json::Value;

use super::{html_tree, model_tree, suites, tree};

/// One example of a specification.
pub struct Example<'a> {
    /// Its number or name, as the list of exceptions writes it.
    pub id: String,
    pub section: &'a str,
    pub markdown: &'a str,
    pub html: &'a str,
}

impl<'a> Example<'a> {
    /// Returns the example that `case` of a suite holds, with the member `id` as its name.
    pub fn of(case: &'a Value, id: &str) -> Self {
        let id = &case[id];
        Self {
            id: id.as_str().map_or_else(|| id.to_string(), str::to_owned),
            section: suites::text(case, "section"),
            markdown: suites::text(case, "markdown"),
            html: suites::text(case, "html"),
        }
    }
}

/// Compares every example, and fails if one differs that is not in `on_purpose`, or if one in `on_purpose` does not
/// differ or does not exist.
pub fn compare<'a>(examples: impl IntoIterator<Item = Example<'a>>, on_purpose: &[(&str, &str)]) {
    let mut failures = Vec::new();
    let mut missing: Vec<&str> = on_purpose.iter().map(|(id, _)| *id).collect();
    let mut count = 0;
    for example in examples {
        let Example {
            id,
            section,
            markdown,
            html,
        } = example;
        count += 1;
        missing.retain(|listed| *listed != id);
        // With a title of its own, no heading of the example becomes the title.
        let (article, _) = article::markdown(&format!("---\ntitle: Example\n---\n{markdown}"), None);
        let reason = on_purpose.iter().find(|(listed, _)| *listed == id);
        let difference = tree::difference(&model_tree::tree(&article), &html_tree::tree(html));
        match (difference, reason) {
            (None, None) | (Some(_), Some(_)) => {}
            (None, Some((_, reason))) => {
                failures.push(format!("{id}: does not differ; take it off the list ({reason})"))
            }
            (Some(difference), None) => {
                failures.push(format!("{id} ({section}): {markdown:?}\n     {difference}"));
            }
        }
    }
    println!("ran {count} examples; {} differ on purpose", on_purpose.len());
    assert!(missing.is_empty(), "listed, but no example: {missing:?}");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
