//! Every version that the project pins outside `Cargo.toml` and `tests/e2e/package.json`, in one place.

/// Trunk, which builds and serves. 0.22 needs a newer Rust than `rust-toolchain.toml` names.
pub const TRUNK: &str = "0.21.14";
/// Any release of this series builds the same bundle.
pub const TRUNK_SERIES: &str = "0.21.";

/// The `wasm-bindgen` CLI: its version must be exactly that of the crate in `Cargo.lock`.
pub const WASM_BINDGEN: &str = "0.2.128";

/// geckodriver, through which tests control Firefox.
pub const GECKODRIVER: &str = "0.36.0";

/// The npm package `binaryen`, which has `wasm-opt` as a program for Node.js.
pub const BINARYEN: &str = "132.0.0";
/// The oldest `wasm-opt` that works: 108 cannot read the `table.fill` that `wasm-bindgen` writes.
pub const WASM_OPT_OLDEST: u32 = 117;

/// The npm package `esbuild`, which bundles and minifies scripts and style sheets.
pub const ESBUILD: &str = "0.28.2";

/// The oldest Node.js: its `node --test` runs the end-to-end tests.
pub const NODE_OLDEST: u32 = 20;

/// The npm package `playwright-core`, through which `cargo xtask bench` reads the browser's own clock.
pub const PLAYWRIGHT: &str = "1.65.1";

/// The target that the widget is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wasm_bindgen_program_is_the_locked_crates_version() {
        let lock = include_str!("../../Cargo.lock");
        let locked = lock
            .split("[[package]]")
            .find(|package| package.contains("name = \"wasm-bindgen\"\n"))
            .and_then(|package| package.split("version = \"").nth(1))
            .and_then(|rest| rest.split('"').next());
        assert_eq!(locked, Some(WASM_BINDGEN));
    }

    #[test]
    fn the_trunk_version_is_of_its_series() {
        assert!(TRUNK.starts_with(TRUNK_SERIES));
    }
}
