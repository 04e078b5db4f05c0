//! GitHub's extensions and cmark-gfm's own tests give the structure and the text that they show.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use support::{corpora, html_tree, model_tree, tree};

/// Examples that differ on purpose, by name, each with its reason.
const ON_PURPOSE: &[(&str, &str)] = &[
    ("gfm-653", TAG_FILTER),
    ("gfmx-017", ONE_TILDE),
    ("gfmx-018", ONE_TILDE),
    ("gfmx-022", TAG_FILTER),
    (
        "gfmx-023",
        "a note that nothing refers to stays readable, at the end",
    ),
    ("cmarkreg-003", "a heading in raw HTML leaves its words"),
    ("cmarkreg-010", ONE_TILDE),
    ("cmarkreg-011", ONE_TILDE),
];

const TAG_FILTER: &str = "GitHub shows some tags as text; here every tag is left out";
const ONE_TILDE: &str = "with subscript, `~x~` is subscript; GitHub, which has none, strikes it through";

#[test]
fn every_example_of_githubs_extensions_reads_as_it_shows() {
    let Some(examples) = corpora::list("gfm.json") else {
        return;
    };
    let mut failures = Vec::new();
    for entry in &examples {
        let id = corpora::text(entry, "id");
        // With a title of its own, no heading of the example becomes one.
        let text = format!("---\ntitle: Example\n---\n{}", corpora::text(entry, "markdown"));
        let (article, _) = article::markdown(&text, None);
        if corpora::text(entry, "html").trim() == "<IGNORE>" {
            continue;
        }
        let model = model_tree::tree(&article);
        let html = html_tree::tree(corpora::text(entry, "html"));
        let reason = ON_PURPOSE.iter().find(|(listed, _)| *listed == id);
        match (tree::difference(&model, &html), reason) {
            (None, None) | (Some(_), Some(_)) => {}
            (None, Some((_, reason))) => {
                failures.push(format!(
                    "{id}: reads as shown after all; take it off the list ({reason})"
                ));
            }
            (Some(difference), None) => failures.push(format!(
                "{id} ({}): {:?}\n     {difference}",
                corpora::text(entry, "section"),
                corpora::text(entry, "markdown")
            )),
        }
    }
    println!(
        "{} examples, {} differ on purpose",
        examples.len(),
        ON_PURPOSE.len()
    );
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
