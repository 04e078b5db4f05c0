//! The program that the loader starts: the library's exports (`embed`), and nothing that runs by itself.

// Linked for its exports.
use article_widget as _;

fn main() {}
