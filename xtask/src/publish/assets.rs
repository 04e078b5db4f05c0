//! The files that a browser may keep for ever: each has a hash of its content in its name.

use std::collections::BTreeMap;
use std::path::Path;

use site::{Asset, Assets};

use super::hash::ContentHash;
use super::minify::minify;
use super::module::{self, Module};
use super::staging::Staging;
use super::{glue, rename};
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;

const NAME: &str = "article-widget";

/// The script and the style sheet of one of the site's own pages.
#[derive(Clone, Debug)]
pub struct PageAssets {
    pub script: Asset,
    pub style: Asset,
}

/// Makes the module and its glue, and writes them with all styles and scripts that have a hash in their names.
pub fn gather(project: &Project, staging: &Staging) -> Result<Assets> {
    remove_trunks_own(staging)?;
    let module = module::make(project)?;
    let mut files = BTreeMap::new();
    for (name, content) in &module.files {
        files.insert(
            name.clone(),
            add(staging, &format!("{NAME}-{}", part_name(name)), "wasm", content)?,
        );
    }
    let mut part_styles = BTreeMap::new();
    for part in module.parts.keys() {
        let folder = project.root.join("static/css").join(part);
        if folder.is_dir() {
            let asset = style(project, staging, &format!("{NAME}-{part}"), &folder)?;
            part_styles.insert(part.clone(), asset);
        }
    }
    let glue = glue::bundle(project, &module.glue, &needed(&module, &files, &part_styles))?;
    let main = rename::rename(&module.main, &glue.names)?;
    let part = |part: &str| {
        let mut own = files.iter().filter(|(name, _)| part_name(name) == part);
        own.next()
            .map(|(_, asset)| asset.clone())
            .ok_or_else(|| Error::new("publish", format!("the module has no part {part}")))
    };
    let embed = page_assets(project, staging, "embed")?;
    Ok(Assets {
        glue: add(staging, NAME, "js", glue.script.as_bytes())?,
        wasm: add(staging, NAME, "wasm", &main)?,
        reader: part("reader")?,
        prepared: part("prepared")?,
        style: style(project, staging, NAME, &project.root.join("static/css"))?,
        part_styles,
        icon: add(
            staging,
            "icon",
            "svg",
            &files::read(&project.root.join("static/site/icon.svg"))?,
        )?,
        embed_script: embed.script,
        embed_style: embed.style,
    })
}

/// Returns the files of each part: its code and its style sheet.
fn needed(
    module: &Module,
    files: &BTreeMap<String, Asset>,
    styles: &BTreeMap<String, Asset>,
) -> BTreeMap<String, Vec<Asset>> {
    let of_part = |(part, names): (&String, &Vec<String>)| {
        let code = names.iter().filter_map(|name| files.get(name));
        (part.clone(), code.chain(styles.get(part)).cloned().collect())
    };
    module.parts.iter().map(of_part).collect()
}

/// The files of the splitting are `split_NAME` and `chunk_NUMBER`.
fn part_name(file: &str) -> &str {
    file.trim_start_matches("split_")
}

/// Puts a file into the bundle as `BASE-HASH.EXTENSION`.
pub fn add(staging: &Staging, base: &str, extension: &str, content: &[u8]) -> Result<Asset> {
    let hash = ContentHash::of(content);
    let name = format!("{base}-{}.{extension}", hash.short());
    staging.write(&name, content)?;
    Ok(Asset {
        name,
        integrity: hash.integrity(),
    })
}

/// Minifies and writes the script and the style sheet of a page.
pub fn page_assets(project: &Project, staging: &Staging, name: &str) -> Result<PageAssets> {
    let add_minified = |extension: &str| {
        let file = format!("{name}.{extension}");
        let source = files::read_text(&project.root.join("static/site").join(&file))?;
        let content = minify(project, &file, &source)?;
        add(staging, name, extension, content.as_bytes())
    };
    Ok(PageAssets {
        script: add_minified("js")?,
        style: add_minified("css")?,
    })
}

/// Removes the module and the script that Trunk has put there: they are not in parts.
fn remove_trunks_own(staging: &Staging) -> Result {
    for path in files::list(&staging.folder)? {
        let name = files::name(&path);
        if name.starts_with("article-widget-") && (name.ends_with(".js") || name.ends_with("_bg.wasm")) {
            files::remove(&path)?;
        }
    }
    // The glue holds these scripts.
    files::remove(&staging.path("snippets"))
}

/// Joins `NN-*.css` of `folder` in the order of their numbers.
fn style(project: &Project, staging: &Staging, base: &str, folder: &Path) -> Result<Asset> {
    let mut sheets = String::new();
    for path in files::list(folder)? {
        let numbered = files::name(&path).starts_with(|first: char| first.is_ascii_digit());
        if numbered && files::has_extension(&path, "css") {
            sheets.push_str(&files::read_text(&path)?);
        }
    }
    if sheets.is_empty() {
        return Err(Error::new(
            "publish",
            format!("no style sheet in {} begins with a number", folder.display()),
        ));
    }
    let content = minify(project, &format!("{base}.css"), &sheets)?;
    add(staging, base, "css", content.as_bytes())
}
