//! Words in a list.

/// Whether `word` is one of those that stand in `list`, with spaces between. A `match` costs some 20 bytes of code a
/// word; a text costs the word.
pub(crate) fn lists(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}
