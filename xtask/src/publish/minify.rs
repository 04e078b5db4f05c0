//! Scripts and style sheets, minified by esbuild.

use std::collections::BTreeMap;
use std::path::Path;

use super::module;
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;
use crate::run::Run;
use crate::tools;

/// Minifies `source`. `name` names it in messages; its extension is `js` for a script and `css` for a style sheet.
pub fn minify(project: &Project, name: &str, source: &str) -> Result<String> {
    let input = module::work_folder(project).join("minify").join(name);
    files::write(&input, source)?;
    esbuild(project)
        .args(files::has_extension(&input, "js").then_some("--format=esm"))
        .arg(&input)
        .output(&format!("minify {name}"))
}

/// Bundles `entry` with all modules that it imports.
pub fn bundle_modules(project: &Project, entry: &Path) -> Result<String> {
    esbuild(project)
        .args(["--bundle", "--format=esm"])
        .arg(entry)
        .output("bundle the loader")
}

/// A script made of several modules.
pub struct Bundle {
    /// Its text.
    pub script: String,
    /// The short names in it by the properties' own names.
    pub names: BTreeMap<String, String>,
}

/// Bundles `entry` with all modules that it imports, and shortens the names of the properties that match `mangled`, a regular
/// expression.
pub fn bundle(project: &Project, entry: &Path, mangled: &str) -> Result<Bundle> {
    let step = "bundle the glue";
    let cache = entry.with_file_name("names.json");
    files::write(&cache, "{}")?;
    let script = esbuild(project)
        .args(["--bundle", "--format=esm", "--mangle-quoted"])
        .arg(format!("--mangle-props={mangled}"))
        .arg(format!("--mangle-cache={}", cache.display()))
        .arg(entry)
        .output(step)?;
    let names = serde_json::from_str(&files::read_text(&cache)?).map_err(|error| {
        Error::new(
            step,
            format!("{} is not a list of names: {error}", cache.display()),
        )
    })?;
    Ok(Bundle { script, names })
}

fn esbuild(project: &Project) -> Run {
    tools::minifier::command(project).args([
        "--minify",
        "--charset=utf8",
        "--legal-comments=none",
        "--log-level=error",
    ])
}
