//! `tests/web_*.rs`: component tests inside a browser.

use super::Done;
use crate::error::Result;
use crate::files;
use crate::project::Project;
use crate::tools;
use crate::versions::WASM_TARGET;

/// Runs the tests with `wasm-bindgen-test-runner`, which starts the browser that `webdriver.json` describes.
pub fn test(project: &Project) -> Result<Done> {
    let folder = project.root.join("tests");
    let any = folder.is_dir()
        && files::list(&folder)?
            .iter()
            .any(|path| files::name(path).starts_with("web_") && files::has_extension(path, "rs"));
    if !any {
        return Ok(Done::Skipped("there is no tests/web_*.rs".to_owned()));
    }
    tools::wasm_target(project)?;
    let browser = tools::browser(project)?;
    let runner = tools::wasm_test_runner(project)?;
    project
        .cargo()
        .args([
            "test",
            "--package",
            "article-widget",
            "--target",
            WASM_TARGET,
            "--test",
            "web_*",
        ])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", browser.driver)
        // The runner's own limit is 20 seconds, too short for a small machine that still compiles.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .go("pass the component tests")?;
    Ok(Done::Passed)
}
