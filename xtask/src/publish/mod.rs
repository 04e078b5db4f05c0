//! `cargo xtask publish`: makes the bundle from Trunk's build. Trunk calls it (see `Trunk.toml`) and passes the folders in its
//! environment.
//!
//! 1. The linked module is split into parts and bound (`module`), its glue is bundled (`glue`, `minify`), and both use short names
//!    for each other (`rename`). These files, styles and scripts get names with a hash of their content (`assets`).
//! 2. The scripts with stable names are written, among them the loader, which knows those names (`loader`).
//! 3. The content folder is copied, and its articles are read (`content`).
//! 4. Pages are written into the frame that `index.html` is: one for each article, complete before any script runs, the front page,
//!    the page for frames and the playground (`frame`, `article_page`, `front_page`, `embed_page`, `playground_page`).
//! 5. The indexes of the content are written (`index_json`), and the answers to oEmbed (`oembed`).
//! 6. The element's types and its manifest are written for developers' tools (`types`).

mod article_page;
mod assets;
mod content;
mod embed_page;
mod frame;
mod front_page;
mod glue;
mod hash;
mod html;
mod index_json;
mod json_ld;
mod loader;
mod minify;
mod module;
mod oembed;
mod playground_page;
mod rename;
mod site;
mod staging;
mod types;

use crate::error::Result;
use crate::project::Project;

use frame::Frame;
use site::Site;
use staging::Staging;

/// Makes the bundle in Trunk's staging folder.
pub fn publish(project: &Project) -> Result {
    let staging = Staging::from_trunk()?;
    let site = Site::read(project)?;
    let assets = assets::gather(project, &staging)?;
    loader::write(project, &staging, &assets)?;
    let articles = content::copy_and_read(project, &staging)?;
    let frame = Frame::take(&staging)?;
    for article in &articles {
        article_page::write(&staging, &frame, &assets, &site, article)?;
        oembed::write(&staging, &site, article)?;
    }
    front_page::write(&staging, &frame, &assets, &site, &articles)?;
    playground_page::write(project, &staging, &frame, &assets, &site, &articles)?;
    types::write(project, &staging)?;
    embed_page::write(&staging, &assets, &site)?;
    index_json::write(&staging, &site, &articles)
}
