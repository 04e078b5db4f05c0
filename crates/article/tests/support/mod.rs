//! What the tests of the reader share.
#![allow(dead_code, reason = "each test program uses its part")]

pub mod corpora;
pub mod html_tree;
pub mod model_tree;
pub mod tree;
pub mod walk;
