//! Lists of words in one string.

/// Returns whether `list`, words separated by spaces, holds `word`. A `match` costs about 20 bytes of code
/// for each word, a string costs the word.
pub(crate) fn contains_word(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}
