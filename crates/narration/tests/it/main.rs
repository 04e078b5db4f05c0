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

#[path = "../../../article/tests/it/support/corpora.rs"]
mod corpora;
#[path = "../../../article/tests/it/support/stored.rs"]
mod stored;
#[path = "../../../article/tests/it/support/suites.rs"]
mod suites;
#[path = "../../../../fuzz/src/timings.rs"]
mod timings;
