//! What is the same on every page of the site, as the publisher writes it into `static/site/site.json`.

use std::env;

use article_widget::model::{BaseUrl, SafeUrl, UrlUse};
use serde_json::Value;

use super::content::Entry;
use super::html::escape;
use crate::error::{Error, Result};
use crate::files;
use crate::json;
use crate::project::Project;

const FILE: &str = "static/site/site.json";

/// Takes the place of `url` in the file, such as for a preview at another address; empty for none.
const URL_VARIABLE: &str = "ARTICLE_WIDGET_SITE_URL";

/// The sample's own address. Nothing can ever be served there (RFC 2606, section 3).
const SAMPLE_URL: &str = "https://halden-courier.example/";

/// The site.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// Its name.
    pub name: String,
    /// The line under its name.
    pub motto: String,
    /// Where the bundle's folder will be, absolute and with a slash at its end. `None` leaves out what other sites need it
    /// for: oEmbed, and all canonical addresses that an article does not give itself.
    pub url: Option<String>,
    /// The origins that `embed.html` shows articles from, besides its own.
    pub embed_origins: Vec<String>,
}

impl Site {
    /// Reads the file and the environment.
    pub fn read(project: &Project) -> Result<Self> {
        let text = files::read_text(&project.root.join(FILE))?;
        let site = Self::new(&text, env::var(URL_VARIABLE).ok())?;
        // Not at each reload while somebody writes.
        if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
            site.say_what_is_missing();
        }
        Ok(site)
    }

    fn say_what_is_missing(&self) {
        match self.url.as_deref() {
            None => eprintln!(
                "{FILE} has no url: oEmbed is left out, and so are canonical addresses, og:url and relative pictures in \
                 link previews."
            ),
            Some(SAMPLE_URL) => eprintln!(
                "The pages give {SAMPLE_URL} as their address, which is the sample's: before you publish, set url in {FILE} \
                 or {URL_VARIABLE}."
            ),
            Some(_) => {}
        }
    }

    fn new(text: &str, url: Option<String>) -> Result<Self> {
        let wrong = |why: String| {
            Error::new(format!("read {FILE}"), why).remedy("docs/embedding.md says what stands in it.")
        };
        let value: Value = serde_json::from_str(text).map_err(|error| wrong(error.to_string()))?;
        let string = |name: &str| json::text(&value, name).unwrap_or_default().trim().to_owned();
        let name = string("name");
        if name.is_empty() {
            return Err(wrong("it has no name".to_owned()));
        }
        let url = url.map_or_else(|| string("url"), |url| url.trim().to_owned());
        let url = match url.as_str() {
            "" => None,
            url => Some(folder(url).map_err(wrong)?),
        };
        let embed_origins = json::list(&value, "embed_origins")
            .iter()
            .map(|origin| check_origin(origin.as_str().unwrap_or_default()).map_err(wrong))
            .collect::<Result<_>>()?;
        Ok(Self {
            name,
            motto: string("motto"),
            url,
            embed_origins,
        })
    }

    /// The absolute address of a page or file of the bundle; `None` where the site's own is not known.
    pub fn address(&self, path: &str) -> Option<String> {
        self.url.as_ref().map(|url| format!("{url}{path}"))
    }

    /// The absolute address of an article's page: the article's own canonical address where it gives one, which may be on
    /// another site.
    pub fn page_of(&self, entry: &Entry) -> Option<String> {
        match &entry.article.url {
            Some(url) => self.absolute(entry, url, UrlUse::Link),
            None => self.address(&entry.page()),
        }
    }

    /// An address that stands in an article, as other sites need it: with its host. `None` where that is not known.
    pub fn absolute(&self, entry: &Entry, url: &SafeUrl, usage: UrlUse) -> Option<String> {
        let base = self.address(&entry.page()).or_else(|| own_page(entry));
        let base = base.map(|page| BaseUrl::new(&page));
        let url = SafeUrl::parse(url.as_str(), usage, base.as_ref())?;
        is_absolute(url.as_str()).then(|| url.as_str().to_owned())
    }
}

/// The article's own address where it is that of the page we write: addresses relative to the page are relative to it.
fn own_page(entry: &Entry) -> Option<String> {
    let url = entry.article.url.as_ref()?.as_str();
    (is_absolute(url) && url.ends_with(&format!("/{}", entry.page()))).then(|| url.to_owned())
}

fn is_absolute(url: &str) -> bool {
    let scheme = url.split("//").next().unwrap_or_default().to_ascii_lowercase();
    matches!(scheme.as_str(), "http:" | "https:") || scheme.starts_with("data:")
}

/// The address of a folder.
fn folder(url: &str) -> std::result::Result<String, String> {
    let host = url.split_once("://").map(|(_, rest)| rest).unwrap_or_default();
    if !is_absolute(url) || host.is_empty() || host.starts_with('/') || url.contains(['?', '#', '"', ' ']) {
        return Err(format!(
            "the site's url is {url:?}; an address such as https://news.example/ is expected"
        ));
    }
    Ok(format!("{}/", url.trim_end_matches('/')))
}

/// An origin as a browser writes it (HTML, section 7.1.1): it is compared with that, and stands in a policy, where a comma
/// or a semicolon would begin something else.
fn check_origin(origin: &str) -> std::result::Result<String, String> {
    let host = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"))
        .unwrap_or_default();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-' | ':');
    if host.is_empty() || !host.chars().all(fits) {
        return Err(format!(
            "embed_origins holds {origin:?}; an origin such as https://news.example is expected: small letters, no path, \
             no wildcard"
        ));
    }
    Ok(origin.to_owned())
}

/// The foot of a page. `to_root` leads to the bundle's folder.
pub fn footer(site: &Site, to_root: &str) -> String {
    format!(
        "<footer class=\"site-footer\" lang=\"en\" dir=\"ltr\">\n\
         <p class=\"site-footer__name\"><a href=\"{to_root}\">{}</a></p>\n\
         <p>{} The pages show Article Widget: a news article, its related links and its narration from one tag. \
         <a href=\"{to_root}playground/\">Try it in the playground</a>.</p>\n\
         </footer>\n",
        escape(&site.name),
        escape(&site.motto),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use article_widget::model::{Article, Shared};

    fn site(text: &str) -> Result<Site> {
        Site::new(text, None)
    }

    fn entry(url: Option<&str>) -> Entry {
        let base = BaseUrl::new("../../content/bridge.md");
        Entry {
            slug: "bridge".to_owned(),
            prepared: None,
            article: Shared::new(Article {
                url: url.and_then(|url| SafeUrl::parse(url, UrlUse::Link, Some(&base))),
                ..Article::default()
            }),
        }
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
        assert_eq!(site.url.as_deref(), Some(SAMPLE_URL));
        assert_eq!(site.embed_origins, Vec::<String>::new());
    }

    #[test]
    fn a_site_has_a_name_and_may_have_an_address() {
        assert!(site("{}").is_err());
        assert!(site("{").is_err());
        assert_eq!(site(r#"{"name":"A"}"#).unwrap().url, None);
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
    fn the_environment_has_the_last_word_on_the_address() {
        let text = r#"{"name":"A","url":"https://a.example/"}"#;
        let url = |given: &str| Site::new(text, Some(given.to_owned())).unwrap().url;
        assert_eq!(url("https://b.example").as_deref(), Some("https://b.example/"));
        assert_eq!(url(""), None);
    }

    #[test]
    fn nothing_but_origins_may_be_shown_in_frames() {
        let with = |origin: &str| site(&format!(r#"{{"name":"A","embed_origins":["{origin}"]}}"#));
        for good in [
            "https://a.example",
            "http://127.0.0.1:8080",
            "https://xn--bcher-kva.example",
        ] {
            assert_eq!(with(good).unwrap().embed_origins, [good]);
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
