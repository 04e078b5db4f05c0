//! Measures how long it takes to read one megabyte of Markdown, natively. Prints the median of 15 runs.

use std::time::Instant;

/// A part of an article with most kinds of blocks.
const STORY: &str = "## A heading with *stress*\n\n\
    The **bridge** over the river [opened](https://news.example/bridge \"A title\") on Monday, after ten years of work. \
    Many came to see it; some stayed until the lamps were lit.[^1]\n\n\
    \"It is *longer* than the old one,\" said the engineer, `span = 840`, \"and quieter.\"\n\n\
    - one\n- two\n  - three\n\n1. four\n2. five\n\n\
    | Year | Length |\n|------|-------:|\n| 1901 | 612 m |\n| 2024 | 840 m |\n\n\
    > Words of somebody.\n>\n> — Ada Example\n\n\
    ![The bridge](bridge.jpg \"On Monday\"){width=1600 height=900}\n\n\
    ```rust\nfn main() {}\n```\n\n";

fn main() {
    let repeats = 1_000_000 / STORY.len();
    let text = format!(
        "---\ntitle: A long story\n---\n{}[^1]: A note.\n",
        STORY.repeat(repeats)
    );
    let mut times: Vec<f64> = (0..15)
        .map(|_| {
            let started = Instant::now();
            let (article, _) = std::hint::black_box(::article::markdown(&text, None));
            let took = started.elapsed().as_secs_f64() * 1000.0;
            assert!(!article.body.is_empty());
            took
        })
        .collect();
    times.sort_by(f64::total_cmp);
    if let Some(median) = times.get(times.len() / 2) {
        println!("parse 1 MB native: {median:.1} ms");
    }
}
