//! What must hold of any input holds of the stored cases.

use crate::support::{on_a_small_stack, readers, stored};

#[test]
fn stored_markdown_is_read() {
    on_a_small_stack(|| stored::run("markdown", readers::markdown));
}

#[test]
fn stored_front_matter_is_read() {
    on_a_small_stack(|| stored::run("front_matter", readers::front_matter));
}

#[test]
fn stored_article_json_is_read() {
    on_a_small_stack(|| stored::run("article_json", readers::article_json));
}

#[test]
fn stored_prepared_articles_are_read() {
    on_a_small_stack(|| stored::run("prepared", readers::prepared));
}
