//! The integration tests of narration, in one program: linking is most of their cost.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may fail"
)]

mod alignment;
mod bad_timings;
mod narration;
mod totality;

#[path = "../../../article/tests/it/support/data/mod.rs"]
mod data;
#[path = "../../../../fuzz/src/timings.rs"]
mod timings;
