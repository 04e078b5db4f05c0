//! Every example of the CommonMark specification gives the structure and the text that the specification shows.

use crate::support::specification::{Example, compare};
use crate::support::suites;

/// Examples that differ on purpose, by number, each with its reason.
const ON_PURPOSE: &[(&str, &str)] = &[
    (
        "148",
        "`<pre>` holds what stands in its own HTML block; the Markdown after it is Markdown",
    ),
    ("156", UNCLOSED),
    ("157", UNCLOSED),
    ("158", UNCLOSED),
    ("159", RAW_LINK),
    ("162", RAW_LINK),
    ("167", "an HTML element around blocks is left out"),
    ("169", "a line break right after `<code>` is not shown"),
    ("173", UNCLOSED),
    (
        "180",
        "an instruction ends at `?>`, as in Markdown, not at the first `>`, as in HTML",
    ),
    ("187", RAW_LINK),
    ("344", RAW_LINK),
    ("475", "an image in raw HTML leaves its alternative text"),
    ("602", BARE_ADDRESS),
    ("606", BARE_ADDRESS),
    ("608", BARE_ADDRESS),
    ("611", BARE_ADDRESS),
    ("612", BARE_ADDRESS),
    (
        "629",
        "`<![CDATA[` ends at `]]>`, as in Markdown, not at the first `>`, as in HTML",
    ),
];

const UNCLOSED: &str = "a tag or element that is not closed hides nothing; in HTML it swallows the rest";
const RAW_LINK: &str = "a link in raw HTML leaves its words";
const BARE_ADDRESS: &str = "GitHub's extension makes bare addresses links";

#[test]
fn every_example_of_the_specification_reads_as_it_shows() {
    let examples = suites::suite("commonmark");
    assert_eq!(examples.len(), 652, "examples of CommonMark 0.31.2");
    compare(
        examples.iter().map(|case| Example::of(case, "example")),
        ON_PURPOSE,
    );
}
