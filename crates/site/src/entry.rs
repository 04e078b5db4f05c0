//! An article of the content folder, as one thread reads it.

use std::path::Path;
use std::sync::Arc;

use article::prepared;
use article::{Article, BaseUrl, DateTime, Direction, Image, Language, RelatedSource, SafeUrl, Shared};
use command::{Notice, Place, Result, files};
use sha2::{Digest, Sha256};

use crate::content::Content;
use crate::site::Site;

/// The address of the root of the site from the page of an article.
pub const TO_ROOT: &str = "../../";

/// An article of the content folder. It cannot leave its thread; [`crate::Summary`] can.
pub struct Entry {
    /// The name of its file without the extension, which is its name in addresses.
    pub slug: String,
    /// The article as its page shows it: addresses are relative to `articles/SLUG/`.
    pub article: Shared<Article>,
    /// The prepared form. `None` if the page must read the Markdown.
    pub prepared: Option<Prepared>,
    /// Problems of the file.
    pub notices: Vec<Notice>,
}

/// The article for a browser without a parser.
pub struct Prepared {
    pub content: Vec<u8>,
    /// A hash of the content, in hexadecimal digits.
    pub hash: String,
}

impl Prepared {
    /// Returns the path of the file on the site.
    pub fn path(&self, slug: &str) -> String {
        format!("content/{slug}.{}.bin", self.hash)
    }
}

impl Entry {
    pub fn read(content: &Content, path: &Path) -> Result<Self> {
        let slug = files::stem(path);
        let text = files::read_text(path)?;
        let base = BaseUrl::new(&format!("{TO_ROOT}{}", source(&slug)));
        let (article, warnings) = article::markdown(&text, Some(&base));
        let name = content.name(&files::name(path));
        let source: Arc<str> = text.as_str().into();
        let notices = warnings.iter().map(|warning| match warning.line {
            Some(line) => Notice::at(Place::line(&name, Arc::clone(&source), line), &warning.message),
            None => Notice::new(&name, &warning.message),
        });
        Ok(Self {
            notices: notices.collect(),
            slug,
            article: Shared::new(article),
            prepared: prepare(&text),
        })
    }

    /// Returns the language, or English if the article has none.
    pub fn language(&self) -> &str {
        self.article.lang.as_ref().map_or("en", Language::as_str)
    }

    pub fn direction(&self) -> &'static str {
        Direction::as_str(self.article.direction())
    }

    /// Returns the headline, or the slug if there is none.
    pub fn title(&self) -> &str {
        if self.article.title.is_empty() {
            &self.slug
        } else {
            &self.article.title
        }
    }

    /// Returns the address of its page from the root of the site.
    pub fn page(&self) -> String {
        page(&self.slug)
    }

    /// Returns the address of its file from the root of the site.
    pub fn source(&self) -> String {
        source(&self.slug)
    }

    /// Returns the addresses of the article, as links of its page may write them.
    pub fn addresses(&self, site: &Site) -> Vec<String> {
        let files = [self.page(), self.source()];
        let from_page = files.iter().map(|file| format!("{TO_ROOT}{file}"));
        let absolute: Vec<String> = files.iter().filter_map(|file| site.address(file)).collect();
        let from_host = absolute.iter().filter_map(|address| path(address));
        // The article's own address may be on another site.
        let own = self.article.url.iter().map(|url| url.as_str().to_owned());
        let own = own.chain(site.page_of(self));
        from_page
            .chain(from_host)
            .chain(own)
            .chain(absolute.iter().cloned())
            .collect()
    }

    /// Returns the time of publication in milliseconds since 1970. An article without a date is the oldest.
    pub fn published_ms(&self) -> f64 {
        self.article.date.as_ref().map_or(f64::MIN, DateTime::epoch_ms)
    }

    /// Returns the hero image with its address from the root of the site.
    pub fn image_from_root(&self) -> Option<(&Image, String)> {
        let image = self.article.image.as_ref()?;
        Some((image, from_root(&image.src)))
    }

    /// Returns the path in the content folder of the list of related links that the article names.
    pub fn related_file(&self) -> Option<String> {
        let Some(RelatedSource::File(url)) = &self.article.related else {
            return None;
        };
        let path = from_root(url);
        let path = path.split(['?', '#']).next()?.strip_prefix("content/")?;
        (!path.split('/').any(|part| part == "..")).then(|| path.to_owned())
    }
}

/// Returns the part of an absolute address after its host.
fn path(address: &str) -> Option<String> {
    let host = address.split_once("://")?.1;
    host.find('/')
        .and_then(|start| host.get(start..))
        .map(str::to_owned)
}

pub fn page(slug: &str) -> String {
    format!("articles/{slug}/")
}

pub fn source(slug: &str) -> String {
    format!("content/{slug}.md")
}

/// Returns an address relative to `articles/SLUG/` as an address relative to the root of the site.
pub fn from_root(url: &SafeUrl) -> String {
    let url = url.as_str();
    url.strip_prefix(TO_ROOT).unwrap_or(url).to_owned()
}

/// Returns the prepared form of an article. `None` if reading it would not give the same article again: the page then
/// reads the Markdown.
fn prepare(text: &str) -> Option<Prepared> {
    let own = article::markdown(text, None);
    let content = prepared::write(&own.0, &own.1).ok()?;
    let is_same = prepared::read(&content, "") == Ok(own);
    is_same.then(|| Prepared {
        hash: short_hash(&content),
        content,
    })
}

/// Returns 64 bits of SHA-256 in hexadecimal digits.
fn short_hash(content: &[u8]) -> String {
    Sha256::digest(content)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// An article with a slug, as tests need it.
    pub fn entry(slug: &str, article: Article) -> Entry {
        Entry {
            slug: slug.to_owned(),
            article: Shared::new(article),
            prepared: None,
            notices: Vec::new(),
        }
    }

    #[test]
    fn an_article_has_the_addresses_that_links_use() {
        let site = |url: &str| Site::default().with_url(url).unwrap();
        let relative = ["../../articles/a/", "../../content/a.md"];
        assert_eq!(entry("a", Article::default()).addresses(&site("")), relative);
        let addresses = entry("a", Article::default()).addresses(&site("https://x.example/news/"));
        for address in [
            "https://x.example/news/articles/a/",
            "https://x.example/news/content/a.md",
            "/news/articles/a/",
            "/news/content/a.md",
        ] {
            assert!(
                addresses.iter().any(|known| known == address),
                "{address}: {addresses:?}"
            );
        }
        let elsewhere = Article {
            url: SafeUrl::parse("https://y.example/b", article::UrlUse::Link, None),
            ..Article::default()
        };
        let addresses = entry("a", elsewhere).addresses(&site(""));
        assert!(addresses.iter().any(|known| known == "https://y.example/b"));
        assert!(!addresses.iter().any(|known| known == "/b"), "{addresses:?}");
    }

    #[test]
    fn an_article_is_prepared_however_deep_its_lists_are() {
        assert!(prepare("# A\n\nWords.").is_some());
        let deep: String = (0..60).map(|depth| "  ".repeat(depth) + "- Words.\n").collect();
        assert!(prepare(&deep).is_some());
    }

    #[test]
    fn only_lists_of_the_content_folder_are_checked() {
        let base = BaseUrl::new("../../content/bridge.md");
        for (related, file) in [
            ("related.json", Some("related.json")),
            ("lists/a.json?v=2#x", Some("lists/a.json")),
            ("../other/related.json", None),
            ("https://a.example/content/related.json", None),
        ] {
            let url = SafeUrl::parse(related, article::UrlUse::Resource, Some(&base)).unwrap();
            let article = Article {
                related: Some(RelatedSource::File(url)),
                ..Article::default()
            };
            assert_eq!(
                entry("bridge", article).related_file().as_deref(),
                file,
                "{related}"
            );
        }
    }
}
