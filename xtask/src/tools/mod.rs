//! The programs that the commands need. Those that are missing are installed.

mod binaryen;
mod browser;
mod cargo_fuzz;
mod cargo_install;
mod find;
mod firefox;
pub mod minifier;
mod node;
mod php;
mod sound;
mod speech;
mod std_source;
mod system_package;
pub mod trunk;
mod wasm_bindgen;
mod wasm_target;
mod webkit;

pub use browser::Browser;
pub use node::{install_packages, npm};

use std::path::PathBuf;

use crate::error::Result;
use crate::project::Project;

/// The tools of `serve` and `build`.
pub fn for_building(project: &Project) -> Result {
    wasm_target::ensure(project)?;
    std_source::ensure(project);
    node::ensure(project)?;
    trunk::ensure(project)?;
    wasm_bindgen::ensure(project)?;
    minifier::ensure(project)?;
    binaryen::ensure(project)
}

/// Returns whether a release can rebuild the standard library.
pub fn has_std_source(project: &Project) -> bool {
    std_source::is_there(project)
}

/// The compiler's target for WebAssembly.
pub fn wasm_target(project: &Project) -> Result {
    wasm_target::ensure(project)
}

/// The test runner that comes with `wasm-bindgen`.
pub fn wasm_test_runner(project: &Project) -> Result<PathBuf> {
    wasm_bindgen::ensure(project)?;
    wasm_bindgen::test_runner(project)
}

/// cargo-fuzz.
pub fn cargo_fuzz(project: &Project) -> Result {
    cargo_fuzz::ensure(project)
}

/// Chromium and its driver.
pub fn browser(project: &Project) -> Result<Browser> {
    browser::ensure(project)
}

/// Firefox and its driver.
pub fn firefox(project: &Project) -> Result<Browser> {
    firefox::ensure(project)
}

/// WebKitGTK, its driver and a display for it.
pub fn webkit(project: &Project) -> Result {
    webkit::ensure(project)
}

/// A sound device and a voice for tests, on a machine that has none.
pub fn sound(project: &Project) -> Result {
    sound::ensure(project)
}

/// PHP, for the example for WordPress.
pub fn php(project: &Project) -> Result {
    php::ensure(project)
}

/// The programs behind `narrate`. With a voice of the user's own, `espeak-ng` is not needed.
pub fn for_narrating(project: &Project, own_voice: bool) -> Result {
    speech::ensure(project, own_voice)
}

/// Installs the programs that the native tests of `narrate` need.
pub fn for_native_tests(project: &Project) -> Result {
    speech::ensure_for_tests(project)
}
