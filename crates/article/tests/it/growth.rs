//! Work grows with the size of the input, not with its square. Work is counted in allocated bytes, never in seconds.
//!
//! Loops that allocate nothing are not counted. The inputs are so large that a reader with a square in it would need
//! minutes: such a test does not end.

use crate::support::counted::allocated;
use crate::support::{on_a_small_stack, walk};

/// Fails if reading `text(4 * n)` allocates more than eight times as many bytes as reading `text(n)`: four for the size,
/// twice that for growing buffers. A square would be sixteen.
fn grows_with_its_size(name: &str, n: usize, text: impl Fn(usize) -> String) {
    let work = |n| {
        let text = text(n);
        allocated(|| drop(article::markdown(&text, None)))
    };
    let (small, large) = (work(n), work(4 * n));
    assert!(
        large <= 8 * small,
        "{name}: {small} bytes for {n}, {large} bytes for {}",
        4 * n
    );
}

#[test]
fn nested_blocks_and_marks_cost_no_square() {
    on_a_small_stack(|| {
        let n = 2500;
        let cases: [(&str, &str, &str); 17] = [
            ("quotes", ">", ""),
            ("spaced quotes", "> ", ""),
            ("lists", "- ", ""),
            ("numbered lists", "1. ", ""),
            ("quotes in lists", "- > ", ""),
            ("emphasis", "*a ", " a*"),
            ("strong", "**a ", " a**"),
            ("mixed marks", "*a _b ", " b_ a*"),
            ("images", "![", "](x)"),
            ("links", "[", "](x)"),
            ("elements", "<b>x", ""),
            ("unclosed marks", "*a **a ", ""),
            ("superscript", "^a ", " a^"),
            ("notes", "[^a]: ", ""),
            ("definitions", ": ", ""),
            ("tasks", "- [ ] ", ""),
            ("brackets", "[", ""),
        ];
        for (name, open, close) in cases {
            grows_with_its_size(name, n, |n| {
                format!("a\n{}deep{}", open.repeat(n), close.repeat(n))
            });
        }
    });
}

#[test]
fn a_long_article_costs_no_square() {
    let story = "## A *heading* with words\n\nThe **bridge** over the river [opened](https://a.example/b) on Monday, \
                 after ten years of work.[^1] Many came to see it.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n\n\
                 > A quote.\n>\n> — Name\n\n";
    let text = |n: usize| format!("# T\n\n{}[^1]: A note.\n", story.repeat(n));
    grows_with_its_size("an article", 1_000_000 / 4 / story.len(), text);
    let (article, _) = article::markdown(&text(1_000_000 / story.len()), None);
    assert!(article.body.len() > 10_000);
}

#[test]
fn a_narrow_row_below_a_wide_head_costs_no_square() {
    let row = |cell: &str| format!("{}|\n", format!("|{cell}").repeat(1000));
    let text = |n: usize| format!("{}{}{}", row("head"), row("-"), "|x|\n".repeat(n));
    grows_with_its_size("narrow rows", 5000, text);
    assert!(
        walk::text(&article::markdown(&text(20_000), None).0)
            .matches('x')
            .count()
            >= 20_000
    );
}

#[test]
fn many_equal_blocks_get_their_ids_without_a_square() {
    let text = |n: usize| "x\n\n".repeat(n);
    grows_with_its_size("equal blocks", 2500, text);
    let ids = walk::ids(&article::markdown(&text(10_000), None).0);
    assert_eq!(ids.len(), 10_000);
}

#[test]
fn broken_html_and_addresses_cost_no_square() {
    for part in [
        "<",
        "</",
        "<!",
        "<!--",
        "<a",
        "<a b='",
        "<script>",
        "<?",
        "<![CDATA[",
        "</a",
        "<svg><math>",
        "http://",
        "a@",
        "www.",
        "a@b.c@",
        "http://a_b ",
        "a.",
        "(",
        ")",
        "&a;",
        "http://a.b/)",
        ";",
    ] {
        grows_with_its_size(part, 5000, |n| part.repeat(n));
        grows_with_its_size(part, 5000, |n| format!("http://a.b/{}", part.repeat(n)));
    }
}

#[test]
fn front_matter_costs_no_square() {
    for part in [
        "a: \"\n  b\n",
        "a: [\n  b\n",
        "a: '",
        "- \"a\n",
        "? ",
        "&a ",
        "!a ",
    ] {
        grows_with_its_size(part, 2500, |n| format!("---\n{}\n---\nText.", part.repeat(n)));
    }
}
