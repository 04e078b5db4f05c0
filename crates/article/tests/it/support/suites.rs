//! Test suites that other projects publish: CommonMark, GitHub Flavored Markdown, JSON and YAML.
//!
//! They are packages of the npm registry. `tests/suites/package.json` pins their versions, `package-lock.json` their
//! contents. The first test that needs a suite installs all of them. A suite that is missing fails its test, at home and
//! in CI: a test that skips would pass without testing.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// Returns the cases of the suite `name`: `commonmark`, `gfm`, `json` or `yaml`.
pub fn suite(name: &str) -> Vec<Value> {
    let folder = folder();
    install(&folder);
    let output = Command::new("node")
        .args(["print.mjs", name])
        .current_dir(&folder)
        .output();
    let output = succeeded(output, "print the test suites");
    match serde_json::from_slice(&output.stdout) {
        Ok(Value::Array(cases)) => cases,
        other => panic!("expected a list of the cases of {name}, found {other:?}"),
    }
}

/// Returns the text of a member of `case`, empty if it has none.
pub fn text<'a>(case: &'a Value, member: &str) -> &'a str {
    case.get(member).and_then(Value::as_str).unwrap_or_default()
}

fn folder() -> PathBuf {
    // The unit tests of `article` and the tests of other crates include this file too.
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    crates.join("article/tests/suites")
}

/// Installs the packages of `package-lock.json`, unless just these are installed.
fn install(folder: &Path) {
    let lock_file = folder.join("package-lock.json");
    let file = std::fs::File::open(&lock_file).expect("tests/suites/package-lock.json is readable");
    // Test programs run side by side; the first one installs.
    file.lock().expect("tests/suites/package-lock.json can be locked");
    let wanted = std::fs::read(&lock_file).expect("tests/suites/package-lock.json is readable");
    let installed = folder.join("node_modules/.installed");
    if std::fs::read(&installed).is_ok_and(|found| found == wanted) {
        return;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let output = Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder)
        .output();
    succeeded(output, "install the test suites from the npm registry");
    std::fs::write(installed, wanted).expect("tests/suites/node_modules is writable");
}

fn succeeded(output: std::io::Result<Output>, step: &str) -> Output {
    let remedy = "These tests need Node.js 20 or newer, and the npm registry once. Install Node.js, then run \
                  `npm ci --ignore-scripts` in crates/article/tests/suites.";
    match output {
        Ok(output) if output.status.success() => output,
        Ok(output) => panic!(
            "could not {step}: {}\n{remedy}",
            String::from_utf8_lossy(&output.stderr).trim()
        ),
        Err(error) => panic!("could not {step}: {error}\n{remedy}"),
    }
}
