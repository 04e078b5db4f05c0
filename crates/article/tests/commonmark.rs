//! Every example of the CommonMark specification gives the structure and the text that the specification shows.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod support;

use support::{corpora, html_tree, model_tree, tree};

/// Examples that differ on purpose, by number, each with its reason.
const ON_PURPOSE: &[(u64, &str)] = &[
    (
        148,
        "`<pre>` holds what stands in its own HTML block; the Markdown after it is Markdown",
    ),
    (156, UNCLOSED),
    (157, UNCLOSED),
    (158, UNCLOSED),
    (159, RAW_LINK),
    (162, RAW_LINK),
    (167, "an HTML element around blocks is left out"),
    (169, "a line break right after `<code>` is not shown"),
    (173, UNCLOSED),
    (
        180,
        "an instruction ends at `?>`, as in Markdown, not at the first `>`, as in HTML",
    ),
    (187, RAW_LINK),
    (344, RAW_LINK),
    (475, "an image in raw HTML leaves its alternative text"),
    (602, BARE_ADDRESS),
    (606, BARE_ADDRESS),
    (608, BARE_ADDRESS),
    (611, BARE_ADDRESS),
    (612, BARE_ADDRESS),
    (
        629,
        "`<![CDATA[` ends at `]]>`, as in Markdown, not at the first `>`, as in HTML",
    ),
];

const UNCLOSED: &str = "a tag or element that is not closed hides nothing; in HTML it swallows the rest";
const RAW_LINK: &str = "a link in raw HTML leaves its words";
const BARE_ADDRESS: &str = "GitHub's extension makes bare addresses links";

#[test]
fn every_example_of_the_specification_reads_as_it_shows() {
    let Some(examples) = corpora::list("commonmark.json") else {
        return;
    };
    let mut failures = Vec::new();
    for entry in &examples {
        let number = entry
            .get("example")
            .and_then(serde_json::Value::as_u64)
            .unwrap_or_default();
        // With a title of its own, no heading of the example becomes one.
        let text = format!("---\ntitle: Example\n---\n{}", corpora::text(entry, "markdown"));
        let (article, _) = article::markdown(&text, None);
        let model = model_tree::tree(&article);
        let html = html_tree::tree(corpora::text(entry, "html"));
        let reason = ON_PURPOSE.iter().find(|(listed, _)| *listed == number);
        match (tree::difference(&model, &html), reason) {
            (None, None) | (Some(_), Some(_)) => {}
            (None, Some((_, reason))) => {
                failures.push(format!(
                    "{number}: reads as shown after all; take it off the list ({reason})"
                ));
            }
            (Some(difference), None) => failures.push(format!(
                "{number} ({}): {:?}\n     {difference}",
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
