//! The settings of the sample site, `static/site/site.json`.

use std::env;

use article_site::Site;

use crate::error::{Error, Result};
use crate::project::Project;

const FILE: &str = "static/site/site.json";

/// Replaces `url` of the file, for example for a preview at another address. Empty for none.
const URL_VARIABLE: &str = "ARTICLE_WIDGET_SITE_URL";

/// The sample's own address. Nothing can ever be served there (RFC 2606, section 3).
const SAMPLE_URL: &str = "https://halden-courier.example/";

/// Reads the file and the environment.
pub fn read(project: &Project) -> Result<Site> {
    let mut site = Site::read(&project.root.join(FILE))?;
    if let Ok(url) = env::var(URL_VARIABLE) {
        site = site.with_url(&url).map_err(|cause| {
            Error::new(format!("use {URL_VARIABLE}"), cause)
                .remedy("docs/embedding.md describes the address.")
        })?;
    }
    // Not at each reload while somebody writes.
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        warn(site.url.as_deref());
    }
    Ok(site)
}

/// Warns about an address that must be set before the site is published.
fn warn(url: Option<&str>) {
    match url {
        None => eprintln!(
            "{FILE} has no url. The site has no oEmbed, canonical addresses and og:url, and link previews have no \
             relative pictures."
        ),
        Some(SAMPLE_URL) => eprintln!(
            "The pages give {SAMPLE_URL} as their address, which is the sample's. Before you publish, set url in {FILE} or \
             {URL_VARIABLE}."
        ),
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_has_an_address_and_no_origins() {
        let site = Site::read(&Project::find().unwrap().root.join(FILE)).unwrap();
        assert_eq!(site.url.as_deref(), Some(SAMPLE_URL));
        assert_eq!(site.embed_origins, []);
    }
}
