//! What must hold of any input holds of the stored cases.

use crate::support::data::stored;
use crate::support::{on_a_small_stack, readers};

#[test]
fn stored_markdown_is_read() {
    on_a_small_stack(|| run("markdown", readers::markdown));
}

#[test]
fn stored_front_matter_is_read() {
    on_a_small_stack(|| run("front_matter", readers::front_matter));
}

#[test]
fn stored_article_json_is_read() {
    on_a_small_stack(|| run("article_json", readers::article_json));
}

#[test]
fn stored_prepared_articles_are_read() {
    on_a_small_stack(|| run("prepared", readers::prepared));
}

/// Runs `target` on every stored case of `name`.
fn run(name: &str, target: fn(&[u8])) {
    for (file, bytes) in stored::cases(name) {
        // A failure shows this line: the input to repeat.
        println!("fuzz/cases/{name}/{file}");
        target(&bytes);
    }
}
