//! The files that a browser may keep for ever: each has a hash of its content in its name.

use std::collections::BTreeMap;
use std::path::Path;

use article_site::{Asset, Assets};

use super::glue::{self, Glue};
use super::hash::ContentHash;
use super::module::{self, LATE, Module};
use super::staging::Staging;
use super::{css, names, script};
use crate::error::{Error, Result};
use crate::files;
use crate::project::Project;

const NAME: &str = "article-widget";

/// A module with nothing in it.
const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

/// The files of the parts that read articles, as the splitting names them.
const READER: &str = "split_reader";
const PREPARED: &str = "split_prepared";

/// Makes the module, names its files, and joins the styles.
///
/// Trunk's own files go: their names hold a hash of the module before `wasm-opt`, so that another version of that program
/// would change a file and not its name.
pub fn gather(project: &Project, staging: &Staging) -> Result<Assets> {
    remove_drafts(staging)?;
    let module = module::make(project)?;
    let own = files::read_text(&project.root.join("static/glue.js"))?
        + &files::read_text(&project.root.join("static/links.js"))?;
    let mut parts = Vec::new();
    for (name, content) in &module.files {
        let base = format!("{NAME}-{}", name.trim_start_matches("split_"));
        parts.push((name.as_str(), add(staging, &base, "wasm", content)?));
    }
    let mut part_styles = BTreeMap::new();
    for (part, _) in &module.parts {
        let folder = project.root.join("static/css").join(part);
        if folder.is_dir() {
            let asset = style(staging, &format!("{NAME}-{part}"), &folder)?;
            part_styles.insert(part.clone(), asset);
        }
    }
    let (names, piece) = module.late.clone().unwrap_or_default();
    let cut = glue::cut(&module.glue, &names)?;
    // A draft has no late piece, and an empty one is none.
    let pieces: [&[u8]; 2] = [&module.main, if piece.is_empty() { EMPTY } else { &piece }];
    let ([main, piece], [first, late]) = names::shorten(pieces, [&cut.first, &glue::late(&cut)])?;
    let mut late_file = None;
    if module.late.is_some() {
        let base = format!("{NAME}-late");
        let script = add(staging, &base, "js", script::compact(&late).as_bytes())?;
        late_file = Some((add(staging, &base, "wasm", &piece)?, script));
    }
    let needs = needs(&module, &parts, &part_styles, late_file.as_ref());
    let glue = glue::join(&Glue { first, late }, &own, &needs)?;
    let part = |part: &str| {
        let found = parts.iter().find(|(name, _)| *name == part);
        found
            .map(|(_, asset)| asset.clone())
            .ok_or_else(|| Error::new("publish", format!("the module has no part {part}")))
    };
    Ok(Assets {
        glue: add(staging, NAME, "js", script::compact(&glue).as_bytes())?,
        wasm: add(staging, NAME, "wasm", &main)?,
        reader: part(READER)?,
        prepared: part(PREPARED)?,
        style: style(staging, NAME, &project.root.join("static/css"))?,
        part_styles,
        icon: add(
            staging,
            "icon",
            "svg",
            &files::read(&project.root.join("static/site/icon.svg"))?,
        )?,
        ..Assets::default()
    })
}

/// The parts with the files that each needs, its styles among them: `{"reader":[["article-widget-reader-0123.wasm","sha256-…"]]}`.
/// The late piece of the module is followed by its script. Nothing in it is to be escaped.
fn needs(
    module: &Module,
    assets: &[(&str, Asset)],
    styles: &BTreeMap<String, Asset>,
    late: Option<&(Asset, Asset)>,
) -> String {
    let file = |Asset { name, integrity }: &Asset| format!("\"{name}\",\"{integrity}\"");
    let parts = module.parts.iter().map(|(name, needed)| {
        let pieces = needed
            .iter()
            .filter_map(|needed| assets.iter().find(|(name, _)| name == needed))
            .map(|(_, asset)| asset);
        let late = late.filter(|_| LATE.contains(&name.as_str()));
        let files: Vec<String> = pieces
            .chain(styles.get(name))
            .map(|asset| format!("[{}]", file(asset)))
            .chain(late.map(|(piece, script)| format!("[{},[{}]]", file(piece), file(script))))
            .collect();
        format!("\"{name}\":[{}]", files.join(","))
    });
    format!("{{{}}}", parts.collect::<Vec<_>>().join(","))
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

/// What Trunk has made of its own compilation.
fn remove_drafts(staging: &Staging) -> Result {
    for path in files::list(&staging.folder)? {
        let name = files::name(&path);
        if name.starts_with("article-widget-") && (name.ends_with(".js") || name.ends_with("_bg.wasm")) {
            files::remove(&path)?;
        }
    }
    Ok(())
}

/// `NN-*.css` of `folder` in the order of their numbers, as one style sheet.
fn style(staging: &Staging, base: &str, folder: &Path) -> Result<Asset> {
    let mut sheets = Vec::new();
    for path in files::list(folder)? {
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
    add(staging, base, "css", css::join(&sheets).as_bytes())
}
