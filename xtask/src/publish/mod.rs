//! `cargo xtask publish`: makes the bundle out of what Trunk has built. Trunk calls it (see `Trunk.toml`) and says in its
//! environment where the files are.
//!
//! 1. The module is compiled, cut into parts and bound (`module`, `glue`); it, its glue and the styles are made shorter
//!    (`names`, `script`, `css`) and get names that hold a hash of their content (`assets`).
//! 2. The loader `article-widget.js`, the one stable name, gets those names (`loader`).
//! 3. The content folder is copied, and its articles are read (`content`).
//! 4. Pages are written into the frame that `index.html` gives: one an article, whole before any script runs, and the
//!    front page; then the page for frames and the playground (`frame`, `article_page`, `front_page`, `embed_page`,
//!    `playground_page`).
//! 5. The indexes of the content are written (`index_json`), and what other sites ask for (`oembed`).
//! 6. What developers' tools read is written: the element's types and its manifest (`types`).

mod article_page;
mod assets;
mod content;
mod css;
mod embed_page;
mod frame;
mod front_page;
mod glue;
mod hash;
mod html;
mod index_json;
mod json_ld;
mod loader;
mod module;
mod names;
mod oembed;
mod playground_page;
mod script;
mod site;
mod staging;
mod types;

use crate::error::Result;
use crate::project::Project;

use frame::Frame;
use site::Site;
use staging::Staging;

/// Does all of it in Trunk's staging folder.
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
    embed_page::write(project, &staging, &assets, &site)?;
    index_json::write(&staging, &site, &articles)
}
