//! Helpers for the tests of the readers.

pub mod corpora;
pub mod counted;
pub mod html_tree;
pub mod model_tree;
#[path = "../../../../../fuzz/src/readers.rs"]
pub mod readers;
pub mod specification;
pub mod stored;
pub mod suites;
pub mod tree;
#[path = "../../../../../fuzz/src/walk.rs"]
pub mod walk;

/// Runs `test` with a stack of 1 MiB, which is what WebAssembly has.
pub fn on_a_small_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(test);
    if let Err(panic) = thread.expect("a thread").join() {
        std::panic::resume_unwind(panic);
    }
}
