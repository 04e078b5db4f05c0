//! What the loader calls.
fn main() {}
