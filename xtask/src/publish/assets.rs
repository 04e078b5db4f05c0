//! The files that a browser may keep for ever: each has a hash of its content in its name.

use std::path::PathBuf;

use super::css;
use super::hash::ContentHash;
use super::staging::Staging;
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;

/// One such file.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its name, beside `article-widget.js`.
    pub name: String,
    /// For `integrity`.
    pub integrity: String,
}

/// All that the loader needs.
#[derive(Clone, Debug)]
pub struct Assets {
    /// The JavaScript that `wasm-bindgen` writes.
    pub glue: Asset,
    /// The module.
    pub wasm: Asset,
    /// The widget's styles.
    pub style: Asset,
}

/// Renames what Trunk has built, and joins the styles.
///
/// Trunk's own names hold a hash of the module before `wasm-opt`, so that another version of that program would change
/// a file and not its name.
pub fn gather(project: &Project, staging: &Staging) -> Result<Assets> {
    Ok(Assets {
        glue: rename(staging, ".js")?,
        wasm: rename(staging, "_bg.wasm")?,
        style: style(project, staging)?,
    })
}

/// Puts a file into the bundle as `article-widget-HASH.EXTENSION`.
pub fn add(staging: &Staging, base: &str, extension: &str, content: &[u8]) -> Result<Asset> {
    let hash = ContentHash::of(content);
    let name = format!("{base}-{}.{extension}", hash.short());
    staging.write(&name, content)?;
    Ok(Asset {
        name,
        integrity: hash.integrity(),
    })
}

fn rename(staging: &Staging, ending: &str) -> Result<Asset> {
    let built = built_file(staging, ending)?;
    let content = files::read(&built)?;
    files::remove(&built)?;
    let extension = ending.rsplit('.').next().unwrap_or_default();
    add(staging, "article-widget", extension, &content)
}

fn built_file(staging: &Staging, ending: &str) -> Result<PathBuf> {
    files::list(&staging.folder)?
        .into_iter()
        .find(|path| {
            let name = files::name(path);
            name.starts_with("article-widget-") && name.ends_with(ending)
        })
        .ok_or_else(|| {
            Error::new(
                "publish",
                format!(
                    "Trunk has built no article-widget-…{ending} in {}",
                    staging.folder.display()
                ),
            )
            .remedy("Look at the link with rel=\"rust\" in index.html: its data-bin must be article-widget.")
        })
}

/// `static/css/NN-*.css` in the order of their numbers.
fn style(project: &Project, staging: &Staging) -> Result<Asset> {
    let folder = project.root.join("static/css");
    let mut sheets = Vec::new();
    for path in files::list(&folder)? {
        let numbered = files::name(&path).starts_with(|first: char| first.is_ascii_digit());
        if numbered && files::has_extension(&path, "css") {
            sheets.push(files::read_text(&path)?);
        }
    }
    if sheets.is_empty() {
        return Err(Error::new(
            "publish",
            format!("there is no style sheet with a number in {}", folder.display()),
        ));
    }
    add(staging, "article-widget", "css", css::join(&sheets).as_bytes())
}
