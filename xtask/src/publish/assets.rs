//! The files that a browser may keep for ever: each has a hash of its content in its name.

use std::path::PathBuf;

use super::hash::ContentHash;
use super::staging::Staging;
use super::{css, names, script};
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;

const NAME: &str = "article-widget";

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
    /// The demo site's own: a browser asks for one in any case, and a missing one is an error in its console.
    pub icon: Asset,
}

/// Shortens and renames what Trunk has built, and joins the styles.
///
/// Trunk's own names hold a hash of the module before `wasm-opt`, so that another version of that program would change
/// a file and not its name.
pub fn gather(project: &Project, staging: &Staging) -> Result<Assets> {
    let glue = take(staging, ".js")?;
    let glue = String::from_utf8(glue).map_err(|error| Error::new("read the glue", error.to_string()))?;
    let (module, glue) = names::shorten(&take(staging, "_bg.wasm")?, &glue)?;
    Ok(Assets {
        glue: add(staging, NAME, "js", script::compact(&glue).as_bytes())?,
        wasm: add(staging, NAME, "wasm", &module)?,
        style: style(project, staging)?,
        icon: add(
            staging,
            "icon",
            "svg",
            &files::read(&project.root.join("static/site/icon.svg"))?,
        )?,
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

/// Reads a file that Trunk has built, and removes it.
fn take(staging: &Staging, ending: &str) -> Result<Vec<u8>> {
    let built = built_file(staging, ending)?;
    let content = files::read(&built)?;
    files::remove(&built)?;
    Ok(content)
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
    add(staging, NAME, "css", css::join(&sheets).as_bytes())
}
