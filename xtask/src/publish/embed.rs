//! The scripts and styles around `embed.html`: its own, and `embed-height.js`, with which the page around gives the frame
//! its height.

use article_site::Assets;

use super::staging::Staging;
use super::{assets, css, script};
use crate::error::Result;
use crate::files;
use crate::project::Project;

/// Writes the files, and returns `assets` with those that `embed.html` loads.
pub fn add(project: &Project, staging: &Staging, assets: Assets) -> Result<Assets> {
    let folder = project.root.join("static/site");
    let source = files::read_text(&folder.join("embed.js"))?;
    let style = files::read_text(&folder.join("embed.css"))?;
    let height = files::read_text(&folder.join("embed-height.js"))?;
    staging.write("embed-height.js", script::compact(&height))?;
    Ok(Assets {
        embed_script: assets::add(staging, "embed", "js", script::compact(&source).as_bytes())?,
        embed_style: assets::add(staging, "embed", "css", css::minify(&style).as_bytes())?,
        ..assets
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_for_pages_around_the_frame_is_small() {
        let script = script::compact(include_str!("../../../static/site/embed-height.js"));
        assert!(script.len() <= 1000, "{} bytes", script.len());
    }
}
