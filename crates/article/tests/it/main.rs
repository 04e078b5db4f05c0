//! The integration tests of the readers, in one program: linking is most of their cost.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod articles;
mod commonmark;
mod gfm;
mod growth;
mod json;
mod stored_cases;
mod support;
mod totality;
