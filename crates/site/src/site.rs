//! Name, address and policy of a site.

use std::path::Path;

use article::{BaseUrl, SafeUrl, UrlUse};
use article_command::{Result, files, json};
use serde::{Deserialize, Deserializer};

use crate::entry::Entry;

/// The settings of a site: `site.json`.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Site {
    /// The name.
    #[serde(deserialize_with = "read_name")]
    pub name: String,
    /// The line under the name.
    #[serde(default, deserialize_with = "read_motto")]
    pub motto: String,
    /// The address of the root, absolute and with a slash at its end. `None` leaves out what needs it: oEmbed, and the
    /// canonical addresses that articles do not give themselves.
    #[serde(default, deserialize_with = "read_url")]
    pub url: Option<String>,
    /// The origins that `embed.html` shows articles from, besides its own.
    #[serde(default)]
    pub embed_origins: Vec<Origin>,
}

/// An origin that `embed.html` shows articles from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Returns the origin as a browser writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        json::checked_text(deserializer, origin).map(Self)
    }
}

fn read_name<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<String, D::Error> {
    json::checked_text(deserializer, name)
}

fn read_motto<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<String, D::Error> {
    json::checked_text(deserializer, |text| Ok::<_, &str>(text.trim().to_owned()))
}

fn read_url<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Option<String>, D::Error> {
    json::checked_text(deserializer, folder)
}

impl Site {
    /// Reads the file.
    pub fn read(path: &Path) -> Result<Self> {
        Self::parse(&path.display().to_string(), &files::read_text(path)?)
    }

    fn parse(file: &str, text: &str) -> Result<Self> {
        json::from_str(file, text)
            .map_err(|error| error.remedy("docs/embedding.md describes the settings of a site."))
    }

    /// Replaces the address, for example for a preview. An empty address is none.
    pub fn with_url(mut self, url: &str) -> std::result::Result<Self, String> {
        self.url = folder(url)?;
        Ok(self)
    }

    /// Returns the absolute address of a file of the site. `None` if the site has no address.
    pub fn address(&self, path: &str) -> Option<String> {
        self.url.as_ref().map(|url| format!("{url}{path}"))
    }

    /// Returns the absolute address of an article's page. An article's own canonical address wins; it may be on another
    /// site.
    pub(crate) fn page_of(&self, entry: &Entry) -> Option<String> {
        match &entry.article.url {
            Some(url) => self.absolute(entry, url, UrlUse::Link),
            None => self.address(&entry.page()),
        }
    }

    /// Returns an address of an article as other sites need it: with its host. `None` if the host is not known.
    pub(crate) fn absolute(&self, entry: &Entry, url: &SafeUrl, usage: UrlUse) -> Option<String> {
        let base = self.address(&entry.page()).or_else(|| own_page(entry));
        let base = base.map(|page| BaseUrl::new(&page));
        let url = SafeUrl::parse(url.as_str(), usage, base.as_ref())?;
        is_absolute(url.as_str()).then(|| url.as_str().to_owned())
    }
}

/// Returns the article's own address if it is the address of the page that we write.
fn own_page(entry: &Entry) -> Option<String> {
    let url = entry.article.url.as_ref()?.as_str();
    (is_absolute(url) && url.ends_with(&format!("/{}", entry.page()))).then(|| url.to_owned())
}

fn is_absolute(url: &str) -> bool {
    let scheme = url.split("//").next().unwrap_or_default().to_ascii_lowercase();
    matches!(scheme.as_str(), "http:" | "https:") || scheme.starts_with("data:")
}

/// Returns a name that is not empty.
fn name(text: &str) -> std::result::Result<String, &'static str> {
    match text.trim() {
        "" => Err("the site has no name"),
        name => Ok(name.to_owned()),
    }
}

/// Returns the absolute address of a folder, with a slash at its end. `None` for an empty text.
fn folder(text: &str) -> std::result::Result<Option<String>, String> {
    let url = text.trim();
    if url.is_empty() {
        return Ok(None);
    }
    let host = url.split_once("://").map(|(_, rest)| rest).unwrap_or_default();
    if !is_absolute(url) || host.is_empty() || host.starts_with('/') || url.contains(['?', '#', '"', ' ']) {
        return Err(format!(
            "the site's url is {url:?}; an address such as https://news.example/ is expected"
        ));
    }
    Ok(Some(format!("{}/", url.trim_end_matches('/'))))
}

/// Returns an origin as a browser writes it (HTML, section 7.1.1). It is compared with the origins of browsers, and becomes
/// part of a policy, in which a comma or a semicolon would begin another directive.
fn origin(text: &str) -> std::result::Result<String, String> {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .unwrap_or_default();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | ':');
    if host.is_empty() || !host.chars().all(fits) {
        return Err(format!(
            "embed_origins holds {text:?}; an origin such as https://news.example is expected: small letters, no path, no \
             wildcard"
        ));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry;
    use article::Article;

    fn site(text: &str) -> Result<Site> {
        Site::parse("site.json", text)
    }

    fn entry(url: Option<&str>) -> Entry {
        let base = BaseUrl::new("../../content/bridge.md");
        let article = Article {
            url: url.and_then(|url| SafeUrl::parse(url, UrlUse::Link, Some(&base))),
            ..Article::default()
        };
        entry::tests::entry("bridge", article)
    }

    fn picture(site: &Site, entry: &Entry) -> Option<String> {
        let base = BaseUrl::new("../../content/bridge.md");
        let src = SafeUrl::parse("media/a.png", UrlUse::Image, Some(&base)).unwrap();
        site.absolute(entry, &src, UrlUse::Image)
    }

    #[test]
    fn the_sites_own_file_can_be_read() {
        let own = include_str!("../../../static/site/site.json");
        let site = site(own).unwrap();
        assert_eq!(site.url.as_deref(), Some("https://halden-courier.example/"));
        assert_eq!(site.embed_origins, []);
    }

    #[test]
    fn a_site_has_a_name_and_may_have_an_address() {
        assert!(site("{}").is_err());
        assert!(site("{").is_err());
        assert_eq!(site(r#"{"name":"A"}"#).unwrap().url, None);
        assert_eq!(site(r#"{"name":"A","motto":null,"url":null}"#).unwrap().url, None);
        let in_folder = site(r#"{"name":"A","url":"https://a.example/news"}"#).unwrap();
        assert_eq!(
            in_folder.address("embed.html").as_deref(),
            Some("https://a.example/news/embed.html")
        );
        for bad in ["/news/", "a.example", "javascript:x", "https://", "https://a/?b"] {
            assert!(
                site(&format!(r#"{{"name":"A","url":"{bad}"}}"#)).is_err(),
                "{bad}"
            );
        }
    }

    #[test]
    fn a_truncated_or_foreign_file_is_reported_with_file_line_and_remedy() {
        for (text, cause, place) in [
            (
                "{\n  \"name\": \"A\",\n  \"url\": \"https://a",
                "in the middle of a value",
                "site.json:3:",
            ),
            ("{ \"packages\": [] }", "missing field `name`", "site.json:1:1"),
            ("name: A", "expected ", "site.json:1:"),
            (
                "{\n  \"name\": \"A\",\n  \"url\": \"/news/\"\n}",
                "an address such as https://news.example/ is expected",
                "site.json:3:3",
            ),
            (
                "{\n  \"name\": \"A\",\n  \"embed_origins\": [\n    \"*\"\n  ]\n}",
                "an origin such as https://news.example is expected",
                "site.json:4:5",
            ),
        ] {
            let said = site(text).unwrap_err().to_string();
            assert!(said.contains(cause) && said.contains(place), "{text}: {said}");
            assert!(said.contains("docs/embedding.md describes"), "{said}");
        }
    }

    #[test]
    fn another_address_replaces_that_of_the_file() {
        let text = r#"{"name":"A","url":"https://a.example/"}"#;
        let url = |given: &str| site(text).unwrap().with_url(given).unwrap().url;
        assert_eq!(url("https://b.example").as_deref(), Some("https://b.example/"));
        assert_eq!(url(""), None);
        assert!(site(text).unwrap().with_url("/news/").is_err());
    }

    #[test]
    fn nothing_but_origins_may_be_shown_in_frames() {
        let with = |origin: &str| site(&format!(r#"{{"name":"A","embed_origins":["{origin}"]}}"#));
        for good in [
            "https://a.example",
            "http://127.0.0.1:8080",
            "https://xn--bcher-kva.example",
        ] {
            assert_eq!(with(good).unwrap().embed_origins, [Origin(good.to_owned())]);
        }
        for bad in [
            "*",
            "https://*.a.example",
            "https://a.example/",
            "https://A.example",
            "https://a.example; script-src *",
            "https://a.example https://b.example",
            "a.example",
            "null",
            "data:",
        ] {
            assert!(with(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn addresses_are_absolute_where_the_site_says_where_it_is() {
        let site = site(r#"{"name":"A","url":"https://a.example/"}"#).unwrap();
        let here = Some("https://a.example/articles/bridge/");
        assert_eq!(site.page_of(&entry(None)).as_deref(), here);
        assert_eq!(site.page_of(&entry(Some("../articles/bridge/"))).as_deref(), here);
        let elsewhere = entry(Some("https://b.example/2024/bridge"));
        assert_eq!(
            site.page_of(&elsewhere).as_deref(),
            Some("https://b.example/2024/bridge")
        );
        // The picture is in our bundle, wherever the article was published first.
        let expected = Some("https://a.example/content/media/a.png");
        assert_eq!(picture(&site, &elsewhere).as_deref(), expected);
    }

    #[test]
    fn what_is_not_known_to_be_absolute_is_left_out() {
        let site = site(r#"{"name":"A"}"#).unwrap();
        assert_eq!(site.page_of(&entry(None)), None);
        assert_eq!(site.page_of(&entry(Some("../articles/bridge/"))), None);
        assert_eq!(
            picture(&site, &entry(Some("https://b.example/2024/bridge"))),
            None
        );
        let same = entry(Some("https://b.example/x/articles/bridge/"));
        let expected = Some("https://b.example/x/content/media/a.png");
        assert_eq!(picture(&site, &same).as_deref(), expected);
    }
}
