//! `embed.html`, the widget for an `<iframe>`.

use crate::assets::Assets;
use crate::html::escape;
use crate::site::{Origin, Site};

pub fn html(site: &Site, assets: &Assets) -> String {
    let origins: Vec<&str> = site.embed_origins.iter().map(Origin::as_str).collect();
    format!(
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
        escape(&origins.join(" ")),
        assets.icon.name,
        assets.embed_style.name,
        assets.embed_style.integrity,
        assets.preloads("", &assets.reader),
        assets.embed_script.name,
        assets.embed_script.integrity,
    )
}

/// Returns the policy for requests, because the address of the page chooses the article. Browsers check it again at every
/// redirect (Fetch, section 4.1), so an open redirect of this site cannot bring an article from elsewhere.
fn policy(site: &Site) -> String {
    let mut from = "'self'".to_owned();
    for origin in &site.embed_origins {
        from.push(' ');
        from.push_str(origin.as_str());
    }
    format!("connect-src {from}; media-src {from}; object-src 'none'; base-uri 'none'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_this_origin_and_those_of_the_site() {
        assert!(policy(&Site::default()).starts_with("connect-src 'self'; media-src 'self'; "));
        let site = Site {
            embed_origins: serde_json::from_str("[\"https://a.example\", \"https://b.example:8443\"]")
                .unwrap(),
            ..Site::default()
        };
        let expected = "connect-src 'self' https://a.example https://b.example:8443; ";
        assert!(policy(&site).starts_with(expected));
    }
}
