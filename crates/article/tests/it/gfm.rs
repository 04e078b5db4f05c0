//! Every example of GitHub's specification, and cases of our own for its extensions, give the structure and the text
//! that they show.

use crate::support::specification::{Example, compare};
use crate::support::{corpora, suites};

/// Examples that differ on purpose, by number, each with its reason.
const ON_PURPOSE: &[(&str, &str)] = &[
    (
        "118",
        "`<pre>` holds the text of its own HTML block; the Markdown after it is Markdown",
    ),
    ("126", UNCLOSED),
    ("127", UNCLOSED),
    ("128", UNCLOSED),
    ("129", RAW_LINK),
    ("132", RAW_LINK),
    ("137", "an HTML element around blocks is left out"),
    ("139", "a line break right after `<code>` is not shown"),
    ("142", UNCLOSED),
    (
        "149",
        "an instruction ends at `?>`, as in Markdown, not at the first `>`, as in HTML",
    ),
    ("156", RAW_LINK),
    ("354", RAW_LINK),
    ("484", "an image in raw HTML leaves its alternative text"),
    ("491", ONE_TILDE),
    ("611", BARE_ADDRESS),
    ("615", BARE_ADDRESS),
    ("617", BARE_ADDRESS),
    ("620", BARE_ADDRESS),
    ("621", BARE_ADDRESS),
    (
        "633",
        "`mailto:` before an address stays text; the address is a link",
    ),
    ("634", MESSAGE_ADDRESS),
    ("635", MESSAGE_ADDRESS),
    ("649", NEWER_COMMENTS),
    ("650", NEWER_COMMENTS),
    (
        "653",
        "`<![CDATA[` ends at `]]>`, as in Markdown, not at the first `>`, as in HTML",
    ),
    ("657", TAG_FILTER),
];

/// Cases of the collection `gfm.json` that differ on purpose, each with its reason.
const COLLECTION_ON_PURPOSE: &[(&str, &str)] = &[
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

const UNCLOSED: &str = "a tag or element that is not closed hides nothing; in HTML it swallows the rest";
const RAW_LINK: &str = "a link in raw HTML leaves its words";
const BARE_ADDRESS: &str =
    "the example shows CommonMark alone; GitHub's extension makes bare addresses links";
const MESSAGE_ADDRESS: &str =
    "an address after `xmpp:` is read as one of mail; `xmpp:` is no scheme that is kept";
const NEWER_COMMENTS: &str = "comments are those of CommonMark 0.31, as in HTML";
const TAG_FILTER: &str = "GitHub shows some tags as text; here every tag is left out";
const ONE_TILDE: &str = "with subscript, `~x~` is subscript; GitHub, which has none, strikes it through";

#[test]
fn every_example_of_githubs_specification_reads_as_it_shows() {
    let examples = suites::suite("gfm");
    assert_eq!(examples.len(), 677, "examples of GitHub's specification 0.29");
    compare(
        examples.iter().map(|case| Example::of(case, "example")),
        ON_PURPOSE,
    );
}

/// `fixtures/extensions.txt` is written in the form of the specification: Markdown, a line `.`, HTML.
#[test]
fn our_own_cases_of_githubs_extensions_read_as_they_show() {
    let text = include_str!("../fixtures/extensions.txt");
    let mut examples = Vec::new();
    for (index, block) in text.split("```````` example\n").skip(1).enumerate() {
        let (block, _) = block.split_once("````````\n").expect("the end of an example");
        let (markdown, html) = block.split_once("\n.\n").expect("a line with a dot");
        examples.push(Example {
            id: (index + 1).to_string(),
            section: "tests/fixtures/extensions.txt",
            markdown,
            html,
        });
    }
    assert!(examples.len() >= 25, "only {} cases", examples.len());
    compare(examples, &[]);
}

#[test]
fn the_collection_of_githubs_own_tests_reads_as_it_shows() {
    let cases = corpora::list("gfm.json");
    corpora::report("gfm.json", cases.len());
    if cases.is_empty() {
        return;
    }
    let examples = cases
        .iter()
        .filter(|case| suites::text(case, "html").trim() != "<IGNORE>");
    compare(
        examples.map(|case| Example::of(case, "id")),
        COLLECTION_ON_PURPOSE,
    );
}
