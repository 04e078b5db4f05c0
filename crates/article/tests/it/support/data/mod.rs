//! Inputs for tests that are written down nowhere in a test: suites, stored cases, collections.

pub mod corpora;
pub mod stored;
pub mod suites;
