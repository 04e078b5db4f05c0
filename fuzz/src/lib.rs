//! Properties that hold for every input of the readers. Each function panics if its property does not hold.
//!
//! The fuzz targets call these functions with inputs that libFuzzer makes. The native tests call them with the inputs
//! in `cases/`, and with test suites and their mutations.

pub mod readers;
pub mod timings;
pub mod walk;
