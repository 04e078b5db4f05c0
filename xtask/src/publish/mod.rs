//! `cargo xtask publish`: makes the bundle from Trunk's build. Trunk calls it (see `Trunk.toml`) and passes the folders in its
//! environment.
//!
//! 1. The linked module is split into parts and bound (`module`), its glue is bundled (`glue`, `minify`), and both use short names
//!    for each other (`rename`). These files, styles and scripts get names with a hash of their content (`assets`).
//! 2. The scripts with stable names are written, among them the loader, which knows those names (`loader`).
//! 3. The pages, the content and its indexes are written (`article_site`), into the frame that `index.html` is.
//! 4. The playground is written (`playground_page`).
//! 5. The element's types and its manifest are written for developers' tools (`types`).

mod assets;
mod glue;
mod hash;
mod loader;
mod minify;
mod module;
mod playground_page;
mod rename;
mod site;
mod staging;
mod types;

use article_command::{Progress, report};
use article_site::{Builder, Content, Folder, Frame};

use crate::error::Result;
use crate::files;
use crate::project::Project;

use staging::Staging;

/// Makes the bundle in Trunk's staging folder.
pub fn publish(project: &Project) -> Result {
    let staging = Staging::from_trunk()?;
    let site = site::read(project)?;
    let assets = assets::gather(project, &staging)?;
    loader::write(project, &staging, &assets)?;
    let builder = Builder {
        site: &site,
        frame: &frame(&staging)?,
        assets: &assets,
        output: &Folder::new(&staging.folder),
    };
    let content = content(project)?;
    let progress = Progress::new("Writing articles", content.articles.len());
    let published = builder.write(&content, &|done| progress.set(done))?;
    drop(progress);
    for notice in &published.notices {
        report::print_notice(notice);
    }
    playground_page::write(project, &staging, &builder, &published.articles)?;
    types::write(project, &staging)
}

/// Lists the content folder.
fn content(project: &Project) -> Result<Content> {
    let content = Content::list(&project.root.join("static/content"))?;
    if content.articles.is_empty() {
        eprintln!("There is no article in static/content/. `cargo xtask new SLUG` makes one.");
    }
    Ok(content)
}

/// Reads `index.html` as Trunk leaves it. Trunk leaves its own link to the crate, because no start script replaces it.
fn frame(staging: &Staging) -> Result<Frame> {
    let html = files::read_text(&staging.path("index.html"))?;
    Frame::new(&without_trunk_links(&html))
        .map_err(|error| error.remedy("Put it back into index.html: the pages are written around it."))
}

fn without_trunk_links(html: &str) -> String {
    let lines = html.lines().filter(|line| !line.contains("<link data-trunk"));
    lines.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_trunk_are_removed() {
        let html =
            "<head>\n<link data-trunk rel=\"rust\" data-trunk-id=\"0\" />\n<link rel=\"icon\" />\n</head>";
        assert_eq!(
            without_trunk_links(html),
            "<head>\n<link rel=\"icon\" />\n</head>\n"
        );
    }
}
