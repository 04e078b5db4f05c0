//! `embed.html`, the widget for an `<iframe>`.

use super::assets::{Assets, PageAssets};
use super::html::escape;
use super::site::Site;
use super::staging::Staging;
use crate::error::Result;

/// Writes the page.
pub fn write(staging: &Staging, assets: &Assets, site: &Site) -> Result {
    let PageAssets { script, style } = &assets.embed;
    let page = format!(
        "<!doctype html>\n\
         <html lang=\"en\">\n\
         <head>\n\
         <meta charset=\"utf-8\" />\n\
         <meta http-equiv=\"content-security-policy\" content=\"{}\" />\n\
         <meta name=\"article-widget-origins\" content=\"{}\" />\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n\
         <meta name=\"color-scheme\" content=\"light dark\" />\n\
         <meta name=\"robots\" content=\"noindex\" />\n\
         <title>Article</title>\n\
         <base target=\"_top\" />\n\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"{}\" />\n\
         <link rel=\"stylesheet\" href=\"{}\" integrity=\"{}\" />\n\
         {}\
         <script type=\"module\" src=\"article-widget.js\"></script>\n\
         <script type=\"module\" src=\"{}\" integrity=\"{}\"></script>\n\
         </head>\n\
         <body><main></main><noscript>This page needs JavaScript.</noscript></body>\n\
         </html>\n",
        escape(&policy(site)),
        escape(&site.embed_origins.join(" ")),
        assets.icon.name,
        style.name,
        style.integrity,
        assets.preloads("", &assets.reader),
        script.name,
        script.integrity,
    );
    staging.write("embed.html", page)
}

/// What an address in the page's own address may make it fetch. Browsers check the policy again at every redirect
/// (Fetch, section 4.1), so that one on this site which leads anywhere cannot bring an article from there.
fn policy(site: &Site) -> String {
    let mut from = "'self'".to_owned();
    for origin in &site.embed_origins {
        from.push(' ');
        from.push_str(origin);
    }
    format!("connect-src {from}; media-src {from}; object-src 'none'; base-uri 'none'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_this_origin_and_those_of_the_site() {
        let mut site = Site::default();
        assert!(policy(&site).starts_with("connect-src 'self'; media-src 'self'; "));
        site.embed_origins = vec![
            "https://a.example".to_owned(),
            "https://b.example:8443".to_owned(),
        ];
        let expected = "connect-src 'self' https://a.example https://b.example:8443; ";
        assert!(policy(&site).starts_with(expected));
    }
}
